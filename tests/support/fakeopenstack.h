// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace drover {

/// What a client sent.
struct FakeRequest {
    QByteArray verb;
    QString path; ///< As it came, with its percent signs.
    QUrlQuery query;
    QMap<QByteArray, QByteArray> headers; ///< Names in lower case.
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name.toLower()); }
};

/// What is answered, or what goes wrong instead.
struct FakeAnswer {
    enum class Kind {
        Whole, ///< A proper answer.
        Stall, ///< The request is read and never answered.
        Close, ///< The request is read and the connection closed.
        Raw, ///< The body goes out as the whole answer, status line and all; then the connection is closed.
    };

    Kind kind = Kind::Whole;
    int status = 200;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;

    [[nodiscard]] static FakeAnswer json(int status, const QJsonObject &body);
    [[nodiscard]] static FakeAnswer text(int status, const QByteArray &body, const QByteArray &contentType);
    [[nodiscard]] static FakeAnswer empty(int status);
    /// {"<name>": {"code": …, "message": …}}, as Nova does.
    [[nodiscard]] static FakeAnswer fault(int status, const QString &name, const QString &message);
    [[nodiscard]] static FakeAnswer stall();
    [[nodiscard]] static FakeAnswer close();
    [[nodiscard]] static FakeAnswer raw(const QByteArray &bytes);

    [[nodiscard]] FakeAnswer with(const QByteArray &header, const QByteArray &value) const;
};

/// An OpenStack on a loopback port: it records what is asked and answers what the test has written down.
/// What was not written down is answered with 404.
class FakeOpenStack {
public:
    using Handler = std::function<FakeAnswer(const FakeRequest &)>;

    /// With @p tls it speaks https only.
    explicit FakeOpenStack(const std::optional<QSslConfiguration> &tls = {});
    ~FakeOpenStack();

    [[nodiscard]] QUrl url(const QString &path = {}) const;

    /// From now on. @p path is compared without the query.
    void on(const QByteArray &verb, const QString &path, Handler handler);
    void on(const QByteArray &verb, const QString &path, const FakeAnswer &answer);
    /// Only for the next such request; before what on() said, and in the order of the calls.
    void once(const QByteArray &verb, const QString &path, const FakeAnswer &answer);

    [[nodiscard]] const QList<FakeRequest> &requests() const;
    [[nodiscard]] QList<FakeRequest> requests(const QByteArray &verb, const QString &path) const;
    [[nodiscard]] FakeRequest lastRequest() const;

    /// A Keystone at /v3 that takes this password or secret for anybody, and hands out "token-1", "token-2",
    /// … with a catalog whose compute endpoint is /v2.1 here. From now on everything below /v2.1 wants the
    /// newest token, and answers 401 to any other.
    void serveKeystone(const QString &password);
    [[nodiscard]] qsizetype logins() const;
    /// No token handed out so far is accepted any more.
    void revokeTokens();
    /// Life of tokens handed out from now on.
    void setTokenLife(std::chrono::seconds life);
    /// The service's clock, for the Date header and for the end of tokens. Without it answers carry no Date.
    void setClock(std::function<QDateTime()> now);

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

} // namespace drover
