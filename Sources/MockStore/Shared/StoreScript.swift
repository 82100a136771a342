/// The steps that a store takes whole or not at all.
///
/// Each reads the store's own clock. The usage of the running period is a hash: `end` (epoch milliseconds), `counted`,
/// and for each replica the number of its last request with what it got, so that one asked twice is answered once.
enum StoreScript: CaseIterable {
    /// KEYS: usage, unused. ARGV: replica, number, end of the period, calls, limit (-1: none), owed.
    ///
    /// Answers what became of it (`granted`, `ended`, `early`, `late`), calls, counted, the store's time.
    case lease
    /// KEYS: usage, unused. ARGV: replica, number, end of the period, unused, owed. Answers as `lease`.
    case giveBack
    /// KEYS: usage, unused. ARGV: replica, end of the period, unused. Answers counted, what others have unused, time.
    case look
    /// KEYS: window, a hash as the usage. ARGV: holder, number, number of the last answer heard, length of a window, limit,
    /// calls needed, calls ahead, calls returned, end of their window.
    ///
    /// Answers calls, what counts in the window, its end (0: none is running), the store's time.
    case window
    /// KEYS: those of `window`, those of `lease`. ARGV: those of `window`, nine, those of `lease`. Answers what each does.
    ///
    /// A store that writes to the disk, and the two threads on the way, have half of the work.
    case windowAndLease
    /// KEYS: library, replicas, number of calls. ARGV: replica, the version that it serves.
    ///
    /// Answers the version of the library, the number of the newest call, for how long changes wait for the replica (in
    /// milliseconds). What it writes is written to the disk while leases wait; so it writes where it must only.
    case greet
    /// KEYS: replicas. ARGV: replica, version. Answers how many others serve an older one.
    case replicas
    /// KEYS: library. ARGV: version, manifest, documents, how many fields to remove, these, fields with their texts.
    ///
    /// Answers 1, or 0 where the version is another.
    case write
    /// KEYS: calls, number of calls. ARGV: how many calls to keep, calls. Answers the number of the last.
    case log

    static let now = """
        if redis.replicate_commands then redis.replicate_commands() end
        local t = redis.call('TIME')
        local now = t[1] * 1000 + math.floor(t[2] / 1000)

        """

    static let period = """
        local stored = tonumber(redis.call('HGET', KEYS[1], 'end') or '0')
        local counted = tonumber(redis.call('HGET', KEYS[1], 'counted') or '0')

        """

    /// Answers a request that was sent again, and one that a later one has overtaken.
    static let once = """
        local field = 'request:' .. ARGV[1]
        local last = redis.call('HGET', KEYS[1], field)
        if last then
          local number, calls = string.match(last, '^(%d+):(%d+)$')
          if number == ARGV[2] then return {'granted', tonumber(calls), counted, now} end
          if tonumber(number) > tonumber(ARGV[2]) then return {'late', 0, counted, now} end
        end
        local period = tonumber(ARGV[3])
        if period <= now then return {'ended', 0, counted, now} end

        """

    var text: String {
        switch self {
        case .lease: Self.now + Self.leasing + "return lease(KEYS, ARGV)"
        case .giveBack:
            Self.now + Self.period + Self.once + """
                if stored ~= period then return {'ended', 0, counted, now} end
                counted = math.max(0, counted + tonumber(ARGV[5]) - tonumber(ARGV[4]))
                redis.call('HSET', KEYS[1], 'counted', string.format('%d', counted))
                redis.call('HSET', KEYS[1], field, ARGV[2] .. ':0')
                redis.call('HDEL', KEYS[2], ARGV[1])
                return {'granted', 0, counted, now}
                """
        case .look:
            Self.now + Self.period + """
                if stored ~= tonumber(ARGV[2]) or stored <= now then return {0, 0, now} end
                redis.call('HSET', KEYS[2], ARGV[1], ARGV[3] .. ':' .. string.format('%.0f', now + 3000))
                redis.call('PEXPIRE', KEYS[2], 60000)
                local others = 0
                local all = redis.call('HGETALL', KEYS[2])
                for i = 1, #all, 2 do
                  local calls, ends = string.match(all[i + 1], '^(%d+):(%d+)$')
                  if tonumber(ends) <= now then
                    redis.call('HDEL', KEYS[2], all[i])
                  elseif all[i] ~= ARGV[1] then
                    others = others + tonumber(calls)
                  end
                end
                return {counted, others, now}
                """
        case .window: Self.now + Self.windowing + "return window(KEYS, ARGV)"
        case .windowAndLease:
            Self.now + Self.windowing + Self.leasing + """
                local inWindow = window({KEYS[1]}, ARGV)
                return {inWindow, lease({KEYS[2], KEYS[3]}, {unpack(ARGV, 10)})}
                """
        case .greet:
            Self.now + """
                local kept = redis.call('HGET', KEYS[2], ARGV[1])
                local version, ends = string.match(kept or '', '^(-?%d+):(%d+)$')
                local left = version == ARGV[2] and tonumber(ends) - now or 0
                if left < 2500 or left > 3000 then
                  left = 3000
                  redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ':' .. string.format('%.0f', now + left))
                  redis.call('PEXPIRE', KEYS[2], 60000)
                end
                return {tonumber(redis.call('HGET', KEYS[1], 'version') or '0'),
                  tonumber(redis.call('GET', KEYS[3]) or '0'), left}
                """
        case .replicas:
            Self.now + """
                local behind = 0
                local all = redis.call('HGETALL', KEYS[1])
                for i = 1, #all, 2 do
                  local version, ends = string.match(all[i + 1], '^(-?%d+):(%d+)$')
                  if tonumber(ends) <= now then
                    redis.call('HDEL', KEYS[1], all[i])
                  elseif all[i] ~= ARGV[1] and tonumber(version) < tonumber(ARGV[2]) then
                    behind = behind + 1
                  end
                end
                return behind
                """
        case .write:
            """
            if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then return 0 end
            local first = 5 + tonumber(ARGV[4])
            for i = 5, first - 1 do redis.call('HDEL', KEYS[1], ARGV[i]) end
            for i = first, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
            redis.call('HSET', KEYS[1], 'version', string.format('%d', tonumber(ARGV[1]) + 1),
              'manifest', ARGV[2], 'documents', ARGV[3])
            return 1
            """
        case .log:
            """
            local last = redis.call('INCRBY', KEYS[2], #ARGV - 1)
            for i = 2, #ARGV do
              redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], string.format('%d-0', last - #ARGV + i),
                'call', ARGV[i])
            end
            return last
            """
        }
    }
}
