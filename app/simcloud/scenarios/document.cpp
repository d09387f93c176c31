// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/scenarios/document.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

using namespace Qt::StringLiterals;

namespace simcloud::scenarios {

namespace {

constexpr qsizetype maxBytes = 1024 * 1024;
/// Each level costs a recursion in whoever walks the tree.
constexpr std::size_t maxDepth = 20;

/// Builds the tree from yaml-cpp's events: its own nodes are shared, copy themselves on reading and throw.
class Builder : public YAML::EventHandler {
public:
    explicit Builder(Complaint &complaint) : m_complaint(complaint) { }

    [[nodiscard]] Node take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        refuseAnchor(mark, anchor);
        end({.line = mark.line + 1, .entries = {}});
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override { refuseAnchor(mark, 1); }
    void OnScalar(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        refuseAnchor(mark, anchor);
        end({.kind = Node::Kind::Text,
             .line = mark.line + 1,
             .text = QString::fromStdString(value),
             .entries = {}});
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        begin(mark, anchor, Node::Kind::List);
    }
    void OnSequenceEnd() override { endOpen(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        begin(mark, anchor, Node::Kind::Map);
    }
    void OnMapEnd() override { endOpen(); }

private:
    struct Open {
        Node node = {};
        bool keyRead = false; ///< Of a map: the next thing is a value.
    };

    void refuseAnchor(const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        if (anchor)
            m_complaint.say(mark.line + 1, u"anchors (&) and aliases (*) are not understood here."_s);
    }

    void begin(const YAML::Mark &mark, YAML::anchor_t anchor, Node::Kind kind)
    {
        refuseAnchor(mark, anchor);
        if (m_open.size() >= maxDepth)
            m_complaint.say(mark.line + 1, u"this is nested deeper than any scenario."_s);
        m_open.push_back({.node = {.kind = kind, .line = mark.line + 1, .entries = {}}});
    }

    void endOpen()
    {
        Node node = std::move(m_open.back().node);
        m_open.pop_back();
        end(std::move(node));
    }

    void end(Node node)
    {
        if (m_complaint.made())
            return;
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Open &around = m_open.back();
        if (around.node.kind == Node::Kind::List) {
            around.node.items.push_back(std::move(node));
        } else if (around.keyRead) {
            around.node.entries.back().value = std::move(node);
            around.keyRead = false;
        } else {
            beginEntry(around, node);
        }
    }

    void beginEntry(Open &around, const Node &key)
    {
        std::vector<Node::Entry> &entries = around.node.entries;
        if (key.kind != Node::Kind::Text)
            m_complaint.say(key.line, u"a key must be a text."_s);
        const bool twice = std::any_of(entries.cbegin(), entries.cend(),
                                       [&](const Node::Entry &entry) { return entry.key == key.text; });
        if (twice)
            m_complaint.say(key.line, u"the key \"%1\" stands here twice."_s.arg(key.text));
        entries.push_back({.key = key.text, .line = key.line});
        around.keyRead = true;
    }

    Complaint &m_complaint;
    std::vector<Open> m_open = {};
    Node m_root = {};
};

} // namespace

void Complaint::say(int line, const QString &sentence)
{
    if (!made())
        m_sentence = u"%1, line %2: "_s.arg(m_file).arg(line) + sentence;
}

Node readDocument(const QByteArray &yaml, Complaint &complaint)
{
    if (yaml.size() > maxBytes) {
        complaint.say(1, u"the file is larger than 1 MiB, which no scenario is."_s);
        return {};
    }
    Builder builder(complaint);
    try {
        std::istringstream text(yaml.toStdString());
        YAML::Parser parser(text);
        parser.HandleNextDocument(builder);
    } catch (const YAML::Exception &mistake) {
        complaint.say(std::max(mistake.mark.line, 0) + 1,
                      u"this is no YAML: %1."_s.arg(QString::fromStdString(mistake.msg)));
    } catch (const std::exception &mistake) {
        complaint.say(1, u"this cannot be read as YAML: %1."_s.arg(QString::fromLocal8Bit(mistake.what())));
    }
    return complaint.made() ? Node() : builder.take();
}

} // namespace simcloud::scenarios
