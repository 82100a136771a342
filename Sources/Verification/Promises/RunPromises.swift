/// What a run says of collections as a whole.
package struct RunPromises: PromiseGroup {
    /// Stands for an axis that needs one answered call where there is none.
    let hasExample = Promise("run.has-example", "needs an example")
    package let isReadable = Promise("run.readable", "a file that claims to be a collection can be used", "V-7")
    package let content = Promise("run.content", "all of the file is read, as it stands", "V-15")
    package let covers = Promise("run.coverage", "enough requests and examples are covered", "V-5")
}
