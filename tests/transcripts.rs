//! Command transcripts: what is typed, what comes out, which exit code.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes them anew; read the difference before committing it.

#[test]
fn commands_answer_as_written() {
    trycmd::TestCases::new().case("tests/cmd/*.md").env("NO_COLOR", "1");
}
