/// The places that the script fills: all cases, and the call that gets each example.
enum HTMLBrowsers {
    /// What the collections should have fixed, above all else.
    static let findings = """
        <section class="interactive" hidden id="findings" aria-label="Findings">
        <details>
        <summary></summary>
        <ul></ul>
        </details>
        </section>
        """

    static let text = """
        <section class="interactive" hidden id="cases" aria-label="All cases">
        <h2>All cases</h2>
        <div class="controls">
        <input type="search" name="search" placeholder="Search cases" aria-label="Search cases">
        <select name="status" aria-label="Verdict"><option value="">any verdict</option>\
        <option value="failed">failed</option><option value="passed">passed</option>\
        <option value="skipped">skipped</option></select>
        <select name="axis" aria-label="Axis"><option value="">any axis</option></select>
        <select name="mock" aria-label="Collection"><option value="">any collection</option></select>
        <span class="tally" role="status"></span>
        </div>
        <div class="pane">
        <div class="list" role="listbox" aria-label="Cases"></div>
        <div class="shown"><p class="note">Select a case for details.</p></div>
        </div>
        </section>
        <section class="interactive" hidden id="recipes" aria-label="Cookbook">
        <h2>Cookbook: the request that gets each example</h2>
        <div class="controls">
        <input type="search" name="search" placeholder="Search examples" aria-label="Search examples">
        <select name="reach" aria-label="How it is reached"><option value="">any way</option></select>
        <span class="tally" role="status"></span>
        </div>
        <div class="pane">
        <div class="list" role="listbox" aria-label="Examples"></div>
        <div class="shown"><p class="note">Select an example to see its request.</p></div>
        </div>
        </section>
        """
}
