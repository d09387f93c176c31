// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configtree.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// The tree in one line: {key: value, …}, […], text, ~.
QString shown(const ConfigNode &node)
{
    QStringList parts;
    switch (node.kind) {
    case ConfigNode::Kind::Null:
        return u"~"_s;
    case ConfigNode::Kind::Text:
        return node.text;
    case ConfigNode::Kind::List:
        for (const ConfigNode &item : node.items)
            parts << shown(item);
        return u"[%1]"_s.arg(parts.join(", "_L1));
    case ConfigNode::Kind::Map:
        for (const ConfigEntry &entry : node.entries)
            parts << entry.key + ": "_L1 + shown(entry.value);
        return u"{%1}"_s.arg(parts.join(", "_L1));
    }
    return {};
}

} // namespace

class TestConfigTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void refusesWhatGrowsWithoutBound_data();
    void refusesWhatGrowsWithoutBound();
    void knowsTheLineOfEachKey();
    void laysMapsIntoMaps_data();
    void laysMapsIntoMaps();
};

void TestConfigTree::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("tree");

    QTest::newRow("nothing") << QByteArray("") << u"~"_s;
    QTest::newRow("only a comment") << QByteArray("# empty\n") << u"~"_s;
    QTest::newRow("only a document start") << QByteArray("---\n") << u"~"_s;
    QTest::newRow("maps and lists") << QByteArray("a:\n  - 1\n  - {b: c}\n") << u"{a: [1, {b: c}]}"_s;
    QTest::newRow("a list as far left as its key") << QByteArray("a:\n- 1\n- 2\n") << u"{a: [1, 2]}"_s;
    QTest::newRow("digits stay as typed")
        << QByteArray("a: 0123\nb: 1e5\nc: 1_000\n") << u"{a: 0123, b: 1e5, c: 1_000}"_s;
    QTest::newRow("nulls") << QByteArray("a:\nb: ~\nc: null\nd: 'null'\ne: ''\n")
                           << u"{a: ~, b: ~, c: ~, d: null, e: }"_s;
    QTest::newRow("quotes") << QByteArray("a: 'it''s: #1'\nb: \"\\u00e9\\t\"\n")
                            << u"{a: it's: #1, b: é\t}"_s;
    QTest::newRow("folded text") << QByteArray("a: >-\n  one\n  two\n") << u"{a: one two}"_s;
    QTest::newRow("tags of YAML itself")
        << QByteArray("a: !!str 12\nb: !!map {c: d}\n") << u"{a: 12, b: {c: d}}"_s;
    QTest::newRow("an alias") << QByteArray("a: &x {b: c}\nd: *x\n") << u"{a: {b: c}, d: {b: c}}"_s;
    QTest::newRow("a merge key; own keys win") << QByteArray("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n")
                                               << u"{a: {b: 1, c: 2}, d: {c: 3, b: 1}}"_s;
    QTest::newRow("of several merged maps the first wins")
        << QByteArray("a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}\n")
        << u"{a: {b: 1}, c: {b: 2, d: 3}, e: {b: 1, d: 3}}"_s;
    QTest::newRow("a merge inside of a merge")
        << QByteArray("a: &x {b: 1}\nc: &y {<<: *x, d: 2}\ne: {<<: *y}\n")
        << u"{a: {b: 1}, c: {d: 2, b: 1}, e: {d: 2, b: 1}}"_s;
    QTest::newRow("a quoted << is a key like others") << QByteArray("'<<': {a: b}\n") << u"{<<: {a: b}}"_s;
    QTest::newRow("JSON") << QByteArray("{\"a\": [1, true, null, \"b\\/c\"]}\n")
                          << u"{a: [1, true, ~, b/c]}"_s;
    QTest::newRow("JSON indented by tabs")
        << QByteArray("{\n\t\"a\": {\n\t\t\"b\": \"c\"\n\t}\n}\n") << u"{a: {b: c}}"_s;
    QTest::newRow("lines as Windows ends them") << QByteArray("a:\r\n  b: c\r\n") << u"{a: {b: c}}"_s;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                     "a: b\n")
                                       << u"{a: b}"_s;
}

void TestConfigTree::reads()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, tree);
    const Result<ConfigNode> node = parseConfig(text, u"f"_s);
    QVERIFY2(node, node ? "" : qPrintable(describe(node.error())));
    QCOMPARE(shown(*node), tree);
}

void TestConfigTree::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("tabs in the indentation")
        << QByteArray("a:\n\tb: hunter2\n")
        << u"f, line 2: this line is indented with a tab, where YAML wants spaces"_s;
    QTest::newRow("a tab below spaces")
        << QByteArray("a:\n  b:\n\tc: hunter2\n")
        << u"f, line 3: this line is indented with a tab, where YAML wants spaces"_s;
    QTest::newRow("a tab after spaces")
        << QByteArray("a:\n  b:\n  \tc: hunter2\n")
        << u"f, line 3: this line is indented with a tab, where YAML wants spaces"_s;
    QTest::newRow("something after a quoted value")
        << QByteArray("a:\n  b: \"hunter2\" more\n  c: d\n")
        << u"f, line 2: this is not YAML (end of map not found); a value with special "
           "characters needs quotes"_s;
    QTest::newRow("a value with a colon")
        << QByteArray("a:\n  b: hunter2: c\n")
        << u"f, line 2: this is not YAML (illegal map value); a value with special characters needs quotes"_s;
    QTest::newRow("a value that begins with an at sign")
        << QByteArray("a:\n  b: @hunter2\n")
        << u"f, line 2: this is not YAML (unknown token); a value with special characters needs quotes"_s;
    QTest::newRow("a quote that does not end")
        << QByteArray("a:\n  b: 'hunter2\n")
        << u"f, line 2: the file ends inside of quotes; one is opened and never closed"_s;
    QTest::newRow("the parser's quotation of a password is left out")
        << QByteArray("a: \"hunter2\\d\"\n")
        << u"f, line 1: this is not YAML (unknown escape character); a value with special "
           "characters needs quotes"_s;
    QTest::newRow("a key given twice")
        << QByteArray("a: hunter2\nb: 1\na: hunter2\n") << u"f, line 3: the key \"a\" is given twice"_s;
    QTest::newRow("a merge key given twice") << QByteArray("a: &x {b: 1}\nc:\n  <<: *x\n  <<: *x\n")
                                             << u"f, line 4: the key \"<<\" is given twice"_s;
    QTest::newRow("a merge of no map") << QByteArray("a: &x hunter2\nc:\n  <<: *x\n")
                                       << u"f, line 3: \"<<\" must name a map, or a list of maps"_s;
    QTest::newRow("a merge of nothing")
        << QByteArray("a:\n  <<:\n  b: c\n") << u"f, line 2: \"<<\" must name a map, or a list of maps"_s;
    QTest::newRow("a list as a key") << QByteArray("a: 1\n? [hunter2]\n: 2\n")
                                     << u"f, line 2: a key is not plain text"_s;
    QTest::newRow("no key") << QByteArray("a: 1\n: hunter2\n") << u"f, line 2: a key is not plain text"_s;
    QTest::newRow("a second document")
        << QByteArray("a: hunter2\n---\nb: hunter2\n")
        << u"f, line 2: a second document, or something after the end of the first"_s;
    QTest::newRow("an encrypted value") << QByteArray("a:\n  b: !vault |\n    hunter2\n")
                                        << u"f, line 2: a tag (!…) is used that Drover cannot resolve"_s;
    QTest::newRow("binary data") << QByteArray("a: !!binary aHVudGVyMg==\n")
                                 << u"f, line 1: a tag (!…) is used that Drover cannot resolve"_s;
    QTest::newRow("an object of Python") << QByteArray("a: !!python/object:os.system {}\n")
                                         << u"f, line 1: a tag (!…) is used that Drover cannot resolve"_s;
    QTest::newRow("an alias inside of what it names")
        << QByteArray("a: &x\n  b: *x\n") << u"f, line 2: an alias (*) stands inside of what it names"_s;
    QTest::newRow("not UTF-8") << QByteArray("a: b\nc: hunter2\xff\n")
                               << u"f, line 2: this is not plain UTF-8 text"_s;
    QTest::newRow("a control character, which the parser would take for the end")
        << QByteArray("a: b\n\x04"
                      "c: hunter2\n")
        << u"f, line 2: this is not plain UTF-8 text"_s;
    QTest::newRow("a null character")
        << QByteArray("a: b\nc: \0hunter2\n", 16) << u"f, line 2: this is not plain UTF-8 text"_s;
}

void TestConfigTree::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, sentence);
    const Result<ConfigNode> node = parseConfig(text, u"f"_s);
    QVERIFY2(!node, node ? qPrintable(shown(*node)) : "");
    QCOMPARE(node.error().kind, Error::Kind::Malformed);
    QCOMPARE(describe(node.error()), sentence);
}

void TestConfigTree::refusesWhatGrowsWithoutBound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");

    QTest::newRow("lists in lists") << QByteArray(400, '[') + QByteArray(400, ']') << u"nested deeper than"_s;
    QTest::newRow("lists in lists, deeper than the parser itself goes")
        << QByteArray(100'000, '[') << u"nested deeper than"_s;
    QTest::newRow("maps in maps, deeper than the parser itself goes")
        << QByteArray("{a: ").repeated(50'000) << u"nested deeper than"_s;
    QByteArray lists;
    for (int indent = 0; indent < 300; ++indent)
        lists += QByteArray(indent, ' ') + "a:\n";
    QTest::newRow("a staircase") << lists << u"nested deeper than"_s;

    QByteArray laughs("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 12; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1) + ", ";
        laughs +=
            "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + before.repeated(10) + "]\n";
    }
    QTest::newRow("aliases of aliases") << laughs << u"aliases counted each time"_s;
    QTest::newRow("one alias, many times") << "a: &x [" + QByteArray("1, ").repeated(1000) + "]\nb: ["
            + QByteArray("*x, ").repeated(10'000)
            + "]\n" << u"aliases counted each time"_s;
    QTest::newRow("many values") << QByteArray("- a\n").repeated(50'000) << u"more than"_s;
}

void TestConfigTree::refusesWhatGrowsWithoutBound()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, words);
    const Result<ConfigNode> node = parseConfig(text, u"f"_s);
    QVERIFY(!node);
    QVERIFY2(node.error().detail.contains(words), qPrintable(describe(node.error())));
    QVERIFY(node.error().where.startsWith("f, line "_L1));
}

void TestConfigTree::knowsTheLineOfEachKey()
{
    const Result<ConfigNode> root = parseConfig("# clouds\na:\n\n  b:\n    c\n", u"f"_s);
    QVERIFY(root);
    const ConfigNode *a = root->find(u"a");
    QVERIFY(a);
    QCOMPARE(a->place.text(), u"f, line 2"_s);
    const ConfigNode *b = a->find(u"b");
    QVERIFY(b);
    QCOMPARE(b->place.text(), u"f, line 4"_s);
}

void TestConfigTree::laysMapsIntoMaps_data()
{
    QTest::addColumn<QByteArray>("under");
    QTest::addColumn<QByteArray>("over");
    QTest::addColumn<QString>("tree");

    QTest::newRow("new keys come last") << QByteArray("{a: 1, b: {c: 2}}") << QByteArray("{d: 4, b: {e: 3}}")
                                        << u"{a: 1, b: {c: 2, e: 3}, d: 4}"_s;
    QTest::newRow("the upper value wins")
        << QByteArray("{a: {b: 1}}") << QByteArray("{a: {b: 2}}") << u"{a: {b: 2}}"_s;
    QTest::newRow("a list is replaced whole")
        << QByteArray("{a: [1, 2]}") << QByteArray("{a: [3]}") << u"{a: [3]}"_s;
    QTest::newRow("an empty value unsets") << QByteArray("{a: 1}") << QByteArray("{a: }") << u"{a: ~}"_s;
    QTest::newRow("an empty section unsets nothing")
        << QByteArray("{a: {b: 1}}") << QByteArray("{a: }") << u"{a: {b: 1}}"_s;
    QTest::newRow("a map over a value")
        << QByteArray("{a: 1}") << QByteArray("{a: {b: 2}}") << u"{a: {b: 2}}"_s;
}

void TestConfigTree::laysMapsIntoMaps()
{
    QFETCH(const QByteArray, under);
    QFETCH(const QByteArray, over);
    QFETCH(const QString, tree);
    QCOMPARE(shown(laidOver(parseConfig(under, u"f"_s).value(), parseConfig(over, u"g"_s).value())), tree);
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestConfigTree)
#include "tst_configtree.moc"
