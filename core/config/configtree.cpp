// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configtree.h"

#include <QList>
#include <QStringDecoder>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

// A real file has some tens of values per cloud and five levels; what is beyond these limits was made to
// hurt.
constexpr size_t maxDepth = 50;
constexpr size_t maxValues = 20'000;

size_t countValues(const ConfigNode &node)
{
    size_t count = 1;
    for (const ConfigNode &item : node.items)
        count += countValues(item);
    for (const ConfigEntry &entry : node.entries)
        count += countValues(entry.value);
    return count;
}

/// Builds the tree from the parser's events. The first thing that is wrong is kept, and all that follows
/// ignored.
class TreeBuilder final : public YAML::EventHandler {
public:
    explicit TreeBuilder(QString source) : m_source(std::move(source)) { }

    [[nodiscard]] Result<ConfigNode> result() const
    {
        if (m_error)
            return failure(*m_error);
        return m_root;
    }

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_documentSeen)
            fail(mark, u"a second document, or something after the end of the first"_s);
        m_documentSeen = true;
    }

    void OnDocumentEnd() override { }

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { addScalar(mark, anchor, {}); }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        checkTag(mark, tag);
        // Quoted text has the tag "!"; only a plain << merges.
        m_plain = tag == "?";
        addScalar(mark, anchor, QString::fromStdString(value));
    }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto named = m_anchors.find(anchor);
        if (named == m_anchors.end())
            return fail(mark, u"an alias (*) stands inside of what it names"_s);
        m_plain = false;
        m_values += countValues(named->second);
        checkLimits(mark);
        if (!m_error)
            add(mark, named->second);
    }

    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, ConfigNode::Kind::List);
    }

    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, ConfigNode::Kind::Map);
    }

    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    struct Key {
        QString text;
        YAML::Mark mark;
        bool merges = false;
    };

    /// A list or map that has not ended yet.
    struct Open {
        ConfigNode node;
        YAML::Mark mark;
        YAML::anchor_t anchor = 0;
        std::optional<Key> key; ///< Read, and waiting for its value.
        std::optional<ConfigNode> merged; ///< What << named.
    };

    [[nodiscard]] ConfigPlace placeOf(const YAML::Mark &mark) const { return {m_source, mark.line + 1}; }

    void fail(const YAML::Mark &mark, const QString &sentence)
    {
        if (!m_error)
            m_error =
                Error {.kind = Error::Kind::Malformed, .where = placeOf(mark).text(), .detail = sentence};
    }

    void checkTag(const YAML::Mark &mark, const std::string &tag)
    {
        // "!vault" and the like change what the value means: taken as it stands, it would be sent as a
        // password.
        static constexpr std::string_view prefix = "tag:yaml.org,2002:";
        static constexpr std::array<std::string_view, 8> own {"str",  "int",       "float", "bool",
                                                              "null", "timestamp", "map",   "seq"};
        const bool unspecific = tag.empty() || tag == "?" || tag == "!";
        const bool known = tag.starts_with(prefix)
            && std::ranges::find(own, std::string_view(tag).substr(prefix.size())) != own.end();
        if (!unspecific && !known)
            fail(mark, u"a tag (!…) is used that Drover cannot resolve"_s);
    }

    void checkLimits(const YAML::Mark &mark)
    {
        if (m_open.size() > maxDepth)
            fail(mark, u"nested deeper than %1 levels"_s.arg(maxDepth));
        if (m_values > maxValues)
            fail(mark, u"more than %1 values, aliases counted each time"_s.arg(maxValues));
    }

    void open(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, ConfigNode::Kind kind)
    {
        checkTag(mark, tag);
        ++m_values;
        Open opened;
        opened.node.kind = kind;
        opened.node.place = placeOf(mark);
        opened.mark = mark;
        opened.anchor = anchor;
        m_open.push_back(std::move(opened));
        checkLimits(mark);
    }

    void close()
    {
        Open closed = std::move(m_open.back());
        m_open.pop_back();
        if (m_error)
            return;
        if (closed.merged)
            merge(closed);
        m_plain = false;
        if (!m_error)
            name(closed.mark, closed.anchor, closed.node);
        if (!m_error)
            add(closed.mark, std::move(closed.node));
    }

    void addScalar(const YAML::Mark &mark, YAML::anchor_t anchor, std::optional<QString> text)
    {
        ++m_values;
        checkLimits(mark);
        ConfigNode node;
        node.place = placeOf(mark);
        if (text) {
            node.kind = ConfigNode::Kind::Text;
            node.text = std::move(*text);
        }
        name(mark, anchor, node);
        if (!m_error)
            add(mark, std::move(node));
    }

    /// Keeps what an anchor (&) stands for.
    void name(const YAML::Mark &mark, YAML::anchor_t anchor, const ConfigNode &node)
    {
        if (anchor == 0)
            return;
        m_values += countValues(node);
        checkLimits(mark);
        m_anchors[anchor] = node;
    }

    /// Puts a finished value where it belongs: into the list or map around it, as that map's next key, or as
    /// all.
    void add(const YAML::Mark &mark, ConfigNode node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Open &parent = m_open.back();
        if (parent.node.kind == ConfigNode::Kind::List) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key) {
            addKey(mark, parent, node);
        } else {
            node.place = placeOf(parent.key->mark);
            if (parent.key->merges)
                parent.merged = std::move(node);
            else
                parent.node.entries.push_back({parent.key->text, std::move(node)});
            parent.key.reset();
        }
    }

    void addKey(const YAML::Mark &mark, Open &parent, const ConfigNode &node)
    {
        if (node.kind != ConfigNode::Kind::Text || node.text.isEmpty())
            return fail(mark, u"a key is not plain text"_s);
        const Key key {node.text, mark, m_plain && node.text == "<<"_L1};
        if (parent.node.find(key.text) || (key.merges && parent.merged))
            return fail(mark, u"the key \"%1\" is given twice"_s.arg(key.text));
        parent.key = key;
    }

    /// Takes over from the maps that << names the keys that the map does not have itself; of several maps the
    /// first wins.
    void merge(Open &open)
    {
        ConfigNode &merged = *open.merged;
        const ConfigPlace place = merged.place;
        std::vector<ConfigNode> sources;
        if (merged.kind == ConfigNode::Kind::List)
            sources = std::move(merged.items);
        else
            sources.push_back(std::move(merged));
        for (ConfigNode &source : sources) {
            if (source.kind != ConfigNode::Kind::Map) {
                if (!m_error)
                    m_error = Error {.kind = Error::Kind::Malformed,
                                     .where = place.text(),
                                     .detail = u"\"<<\" must name a map, or a list of maps"_s};
                return;
            }
            for (ConfigEntry &entry : source.entries) {
                if (!open.node.find(entry.key))
                    open.node.entries.push_back(std::move(entry));
            }
        }
    }

    QString m_source;
    ConfigNode m_root;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, ConfigNode> m_anchors;
    std::optional<Error> m_error;
    size_t m_values = 0;
    bool m_plain = false; ///< The value that is being added was written without quotes.
    bool m_documentSeen = false;
};

/// Control characters have no place in YAML, and the parser would take some for the end of the file.
bool isControl(QChar character)
{
    return character.category() == QChar::Other_Control && character != u'\t' && character != u'\n'
        && character != u'\r' && character != QChar(0x85);
}

/// The line of the first thing that is not plain UTF-8 text.
std::optional<int> brokenLine(const QByteArray &text)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    int line = 1;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype newline = text.indexOf('\n', from);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        const QString decoded = decoder.decode(QByteArrayView(text).sliced(from, end - from));
        if (decoder.hasError() || std::ranges::any_of(decoded, isControl))
            return line;
        from = end;
        ++line;
    }
    return {};
}

/// The parser misunderstands a tab in the indentation in several ways, and names it in few of them.
bool isIndentedByTab(const QByteArray &text, int line)
{
    const QList<QByteArray> lines = text.split('\n');
    if (line < 1 || line > lines.size())
        return false;
    const QByteArray &it = lines.at(line - 1);
    const auto end = std::ranges::find_if(it, [](char c) { return c != ' ' && c != '\t'; });
    return std::find(it.begin(), end, '\t') != end;
}

/// What the operator has to mend. The parser's own words come without what they quote of the file behind a
/// colon
/// ("unknown escape character: d").
QString sentenceFrom(const YAML::Exception &exception, const QByteArray &text, int line)
{
    if (isIndentedByTab(text, line))
        return u"this line is indented with a tab, where YAML wants spaces"_s;
    if (exception.msg == YAML::ErrorMsg::EOF_IN_SCALAR)
        return u"the file ends inside of quotes; one is opened and never closed"_s;
    return u"this is not YAML (%1); a value with special characters needs quotes"_s.arg(
        QString::fromStdString(exception.msg).section(u':', 0, 0));
}

Error errorFrom(const YAML::Exception &exception, const QByteArray &text, const QString &source)
{
    // The mark may lie behind the end.
    const int lastLine = int(text.count('\n')) + (text.endsWith('\n') ? 0 : 1);
    const int line = exception.mark.is_null() ? 0 : std::min(exception.mark.line + 1, lastLine);
    return Error {.kind = Error::Kind::Malformed,
                  .where = ConfigPlace {source, line}.text(),
                  .detail = sentenceFrom(exception, text, line)};
}

} // namespace

QString ConfigPlace::text() const
{
    return line > 0 ? u"%1, line %2"_s.arg(source).arg(line) : source;
}

const ConfigNode *ConfigNode::find(QStringView key) const
{
    const auto found = std::ranges::find(entries, key, &ConfigEntry::key);
    return found == entries.end() ? nullptr : &found->value;
}

void ConfigNode::set(const QString &key, ConfigNode value)
{
    const auto found = std::ranges::find(entries, key, &ConfigEntry::key);
    if (found == entries.end())
        entries.push_back({key, std::move(value)});
    else
        found->value = std::move(value);
}

ConfigNode laidOver(ConfigNode under, const ConfigNode &over)
{
    if (under.kind != ConfigNode::Kind::Map)
        return over;
    if (over.kind == ConfigNode::Kind::Null)
        return under;
    if (over.kind != ConfigNode::Kind::Map)
        return over;
    for (const ConfigEntry &entry : over.entries) {
        const ConfigNode *old = under.find(entry.key);
        under.set(entry.key, old ? laidOver(*old, entry.value) : entry.value);
    }
    return under;
}

Result<ConfigNode> parseConfig(const QByteArray &text, const QString &source)
{
    if (const std::optional<int> line = brokenLine(text))
        return malformed(u"this is not plain UTF-8 text"_s, ConfigPlace {source, *line}.text());
    TreeBuilder tree(source);
    try {
        // The comment makes sure that something follows the last line: the parser does not miss a closing
        // quote if the text ends with the line.
        std::istringstream stream(text.toStdString() + "\n#");
        YAML::Parser parser(stream);
        // Not in a loop: where it does not understand how a document begins, the parser comes to the same
        // empty document again and again. The second call only sees whether there is more.
        if (parser.HandleNextDocument(tree))
            parser.HandleNextDocument(tree);
    } catch (const YAML::Exception &exception) {
        // A limit of ours comes first: what the parser says after it is only a consequence.
        if (const Result<ConfigNode> built = tree.result(); !built)
            return built;
        return failure(errorFrom(exception, text, source));
    } catch (const std::exception &) {
        return malformed(u"this cannot be read as YAML"_s, source);
    }
    return tree.result();
}

} // namespace drover
