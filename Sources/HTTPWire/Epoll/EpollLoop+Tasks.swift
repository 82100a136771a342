#if os(Linux)
    /// Tasks that make requests run on the thread that carries these.
    extension EpollLoop: TaskExecutor {
        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            post { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
#endif
