// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/scenarios/section.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace simcloud::scenarios {

namespace {

/// Twice what the largest scenario has.
constexpr std::int64_t maxNames = 250'000;

std::optional<std::int64_t> wholeNumber(const QString &text)
{
    bool right = false;
    const qint64 number = text.toLongLong(&right);
    return right ? std::optional<std::int64_t>(number) : std::nullopt;
}

std::optional<Bounds> boundsFrom(const QString &text)
{
    const qsizetype dash = text.indexOf(u'-', 1);
    const auto low = wholeNumber(dash < 0 ? text : text.first(dash).trimmed());
    const auto high = dash < 0 ? low : wholeNumber(text.sliced(dash + 1).trimmed());
    if (!low || !high || *low > *high)
        return {};
    return Bounds {*low, *high};
}

QString allowedText(Bounds allowed)
{
    return allowed.high == std::numeric_limits<std::int64_t>::max()
        ? u"from %1 on"_s.arg(allowed.low)
        : u"from %1 to %2"_s.arg(allowed.low).arg(allowed.high);
}

} // namespace

std::optional<QStringList> namesFrom(const QString &pattern)
{
    QStringList names {QString()};
    qsizetype at = 0;
    while (at < pattern.size()) {
        const qsizetype open = pattern.indexOf(u'{', at);
        const QString before = pattern.mid(at, open < 0 ? -1 : open - at);
        if (before.contains(u'}'))
            return {};
        for (QString &name : names)
            name += before;
        if (open < 0)
            break;
        const qsizetype close = pattern.indexOf(u'}', open);
        if (close < 0)
            return {};
        const QString inside = pattern.mid(open + 1, close - open - 1);
        const auto bounds = boundsFrom(inside);
        if (!bounds || bounds->low < 0 || bounds->high - bounds->low >= maxNames
            || (bounds->high - bounds->low + 1) * names.size() > maxNames)
            return {};
        const qsizetype digits = inside.startsWith(u'0') ? std::max(inside.indexOf(u'-'), qsizetype(1)) : 1;
        QStringList longer;
        for (const QString &name : std::as_const(names)) {
            for (std::int64_t number = bounds->low; number <= bounds->high; ++number)
                longer << name + QString::number(number).rightJustified(digits, u'0');
        }
        names = longer;
        at = close + 1;
    }
    return names;
}

Section::Section(const Node &node, QString what, Complaint &complaint)
    : m_node(node), m_what(std::move(what)), m_complaint(complaint)
{
    if (node.kind != Node::Kind::Map && node.kind != Node::Kind::Nothing)
        complaint.say(node.line, u"%1 is a map of keys and values."_s.arg(m_what));
}

const Node *Section::ask(const QString &key)
{
    m_known << key;
    const auto found = std::find_if(m_node.entries.cbegin(), m_node.entries.cend(),
                                    [&](const Node::Entry &entry) { return entry.key == key; });
    return found == m_node.entries.cend() ? nullptr : &found->value;
}

const Node *Section::askText(const QString &key)
{
    const Node *value = ask(key);
    if (value && value->kind != Node::Kind::Text) {
        complain(key, u"a single value"_s);
        return nullptr;
    }
    return value;
}

int Section::lineOf(const QString &key) const
{
    for (const Node::Entry &entry : m_node.entries) {
        if (entry.key == key)
            return entry.line;
    }
    return m_node.line;
}

void Section::complain(const QString &key, const QString &expected)
{
    m_complaint.say(lineOf(key), u"\"%1\" of %2 must be %3."_s.arg(key, m_what, expected));
}

bool Section::has(const QString &key)
{
    return ask(key) != nullptr;
}

QString Section::name(const QString &key)
{
    const QString text = this->text(key);
    if (text.isEmpty())
        m_complaint.say(lineOf(key), u"%1 needs \"%2\"."_s.arg(m_what, key));
    return text;
}

QString Section::text(const QString &key, const QString &fallback)
{
    const Node *value = askText(key);
    return value ? value->text : fallback;
}

QString Section::word(const QString &key, const QStringList &words, const QString &fallback)
{
    const QString text = this->text(key, fallback);
    if (words.contains(text))
        return text;
    complain(key, u"one of %1"_s.arg(words.join(", "_L1)));
    return fallback;
}

std::int64_t Section::number(const QString &key, std::int64_t fallback, Bounds allowed)
{
    const Node *value = askText(key);
    if (!value)
        return fallback;
    const auto number = wholeNumber(value->text);
    if (number && *number >= allowed.low && *number <= allowed.high)
        return *number;
    complain(key, u"a whole number "_s + allowedText(allowed));
    return fallback;
}

double Section::real(const QString &key, double fallback, double low, double high)
{
    const Node *value = askText(key);
    if (!value)
        return fallback;
    bool right = false;
    const double number = value->text.toDouble(&right);
    if (right && std::isfinite(number) && number >= low && number <= high)
        return number;
    complain(key, u"a number from %1 to %2"_s.arg(low).arg(high));
    return fallback;
}

bool Section::flag(const QString &key, bool fallback)
{
    const Node *value = askText(key);
    if (!value)
        return fallback;
    if (value->text == "true"_L1 || value->text == "false"_L1)
        return value->text == "true"_L1;
    complain(key, u"true or false"_s);
    return fallback;
}

Bounds Section::bounds(const QString &key, Bounds fallback, Bounds allowed)
{
    const Node *value = askText(key);
    if (!value)
        return fallback;
    const auto bounds = boundsFrom(value->text);
    if (bounds && bounds->low >= allowed.low && bounds->high <= allowed.high)
        return *bounds;
    complain(key, u"a whole number, or two as 3-9, "_s + allowedText(allowed));
    return fallback;
}

QStringList Section::texts(const QString &key)
{
    const Node *value = ask(key);
    if (!value)
        return {};
    if (value->kind == Node::Kind::Text)
        return {value->text};
    QStringList texts;
    const bool right = value->kind == Node::Kind::List
        && std::all_of(value->items.cbegin(), value->items.cend(), [&](const Node &item) {
                           texts << item.text;
                           return item.kind == Node::Kind::Text;
                       });
    if (!right)
        complain(key, u"a text or a list of texts"_s);
    return texts;
}

QStringList Section::names(const QString &key)
{
    QStringList all;
    for (const QString &pattern : texts(key)) {
        const auto names = namesFrom(pattern);
        if (!names || all.size() + names->size() > maxNames) {
            complain(key, u"names, or patterns as db-{1-3} of no more than 250000 names"_s);
            return {};
        }
        all += *names;
    }
    return all;
}

QMap<QString, QString> Section::words(const QString &key)
{
    QMap<QString, QString> words;
    for (const Node::Entry &entry : entries(key)) {
        if (entry.value.kind == Node::Kind::List || entry.value.kind == Node::Kind::Map)
            m_complaint.say(entry.line, u"\"%1\" in \"%2\" must be a single value."_s.arg(entry.key, key));
        words.insert(entry.key, entry.value.text);
    }
    return words;
}

const std::vector<Node> &Section::list(const QString &key)
{
    static const std::vector<Node> none;
    const Node *value = ask(key);
    if (!value || value->kind == Node::Kind::Nothing)
        return none;
    if (value->kind != Node::Kind::List)
        complain(key, u"a list"_s);
    return value->items;
}

const std::vector<Node::Entry> &Section::entries(const QString &key)
{
    static const std::vector<Node::Entry> none;
    const Node *value = ask(key);
    if (!value || value->kind == Node::Kind::Nothing)
        return none;
    if (value->kind != Node::Kind::Map)
        complain(key, u"a map of keys and values"_s);
    return value->entries;
}

Section Section::section(const QString &key, const QString &what)
{
    static const Node nothing;
    const Node *value = ask(key);
    return Section(value ? *value : nothing, what, m_complaint);
}

void Section::end()
{
    for (const Node::Entry &entry : m_node.entries) {
        if (!m_known.contains(entry.key)) {
            m_known.removeDuplicates();
            m_complaint.say(
                entry.line,
                u"\"%1\" is no key of %2; there are %3."_s.arg(entry.key, m_what, m_known.join(", "_L1)));
        }
    }
}

} // namespace simcloud::scenarios
