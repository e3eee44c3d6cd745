import pytest

from tawatur.intake.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("سقطت أربع قذائف على السوق وأصيب بائعان بجروح.", "ar"),
        ("قتيلان في قصف", "ar"),
        ("Two kites fell over the village, its mayor said.", "en"),
        ("Le village a été survolé par deux cerfs-volants lundi, selon le maire.", "fr"),
        ("دو نفر در روستا زخمی شدند، شهردار گفت که هیچ کس کشته نشده است.", "fa"),
        ("123", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect_language(text) == language
