def test_the_bulletin_of_a_day_in_both_languages(run, store):
    shown = run("bulletin", "--day", "2022-03-01")
    assert shown.code == 0 and "# The harvest of 1 March 2022" in shown.out
    assert "حصاد 1 آذار 2022" in run("bulletin", "--day", "2022-03-01", "--lang", "ar").out


def test_signing_keeps_a_version_that_can_be_asked_for(run, store):
    signed = run("bulletin", "--day", "2022-03-01", "--sign", "Editor")
    assert "Version 1 signed off by Editor." in signed.err and "Version 1, signed off by Editor" in signed.out
    again = run("bulletin", "--day", "2022-03-01", "--version", "1")
    assert again.out == signed.out
    missing = run("bulletin", "--day", "2022-03-01", "--version", "4", "--lang", "ar")
    assert missing.code == 2 and "لا نسخة 4" in missing.err


def test_a_word_document_goes_to_a_file(run, store, tmp_path):
    assert run("bulletin", "--day", "2022-03-01", "--format", "docx", "--output", "day.docx").code == 0
    assert (tmp_path / "day.docx").read_bytes().startswith(b"PK")
    refused = run("bulletin", "--day", "2022-03-01", "--output", "none/day.md")
    assert refused.code == 2 and "cannot be written" in refused.err


def test_a_day_that_is_none(run, store):
    assert "not a day" in run("bulletin", "--day", "yesterday").err
