"""Command lines that nobody would type: the right code, and no more than one plain line of complaint."""

from legmap.cli import main
from tests.cases import every_case

ODD = {"letters": "zz\nqq\x1b[31m\u202e\u2028\udcffxx", "length": "zqx" * 2000}
LINES = (
    ["show", "{}"],
    ["show", "L5", "{}"],
    ["show", "nerve.tibial@{}"],
    ["show", "L5:{}"],
    ["show", "L5:left:left:{}"],
    ["show", "L5", "--format", "{}"],
    ["show", "L5", "--{}"],
    ["search", "zzqqxx{}"],
    ["list", "{}"],
    ["compare", "L5", "{}"],
    ["compare", "L5", "S1", "--pair", "{}", "-o", "x.svg"],
    ["localise", "--weak", "{}"],
    ["localise", "--weak", "muscle.soleus={}"],
    ["localise", "--weak", "muscle.soleus", "--most", "{}"],
    ["export", "L5", "-o", "x.png", "--size", "{}"],
    ["export", "L5", "-o", "x.png", "--dpi", "{}"],
    ["export", "L5", "-o", "x.png", "--views", "{}"],
    ["export", "L5", "-o", "x.png", "--map", "{}"],
    ["export", "L5", "-o", "{}"],
    ["export", "L5", "-o", "no/{}.png", "--views", "saddle", "--size", "20x20"],
    ["check", "--data", "{}", "--assets", "{}"],
)


@every_case(
    ("words", "odd"),
    [(words, odd) for odd in ODD.values() for words in LINES],
    name=lambda case: f"{' '.join(case[0])} {case[1]!r:.50}",
)
def test_odd_words_are_one_plain_sentence(qapp, capsys, monkeypatch, tmp_path, words, odd):
    monkeypatch.chdir(tmp_path)
    try:
        code: object = main([word.format(odd) for word in words])
    except SystemExit as ended:
        code = ended.code
    out, err = capsys.readouterr()
    assert code in (1, 2)
    if words[0] == "check":
        assert err == ""
        assert all(line.isprintable() for line in out.split("\n"))
    else:
        assert out == ""
        assert err.startswith("legmap: ")
        assert err.removesuffix("\n").isprintable()
        assert len(err) < 1100
    assert list(tmp_path.iterdir()) == []
