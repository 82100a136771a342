# Keeps of Swift Testing's output what a person reads: failures, skips with their reason, and the closing line.
# A record goes on until the next line that begins with one of its marks: arguments may hold line breaks.
/^(◇|✔|✘|➜|↳)/ { keep = !(/^◇/ || /^✔ (Test [^ ]*\(|Suite |Test case )/) }
BEGIN { keep = 1 }
/^➜/ { reason = $0; sub(/^.* skipped(: )?/, "", reason); skipped[reason]++ }
# What was not tested is said once more where nobody overlooks it.
/^(✔|✘) Test run with / { for (reason in skipped) printf "➜ %d skipped: %s\n", skipped[reason], reason }
keep { print; fflush() }
