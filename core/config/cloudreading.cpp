// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/cloudreading.h"

#include <QUrl>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// A service and the prefixes its settings may have, its official type first.
struct ServiceNames {
    QLatin1StringView type;
    std::vector<QLatin1StringView> prefixes;
};

const std::vector<ServiceNames> &knownServices()
{
    static const std::vector<ServiceNames> services {
        {"compute"_L1, {"compute"_L1}},
        {"identity"_L1, {"identity"_L1}},
        {"placement"_L1, {"placement"_L1}},
        {"image"_L1, {"image"_L1}},
        {"network"_L1, {"network"_L1}},
        {"block_storage"_L1,
         {"block_storage"_L1, "volumev3"_L1, "volumev2"_L1, "volume"_L1, "block_store"_L1}},
        {"key_manager"_L1, {"key_manager"_L1}},
    };
    return services;
}

std::optional<bool> truth(const QString &text)
{
    const QString word = text.toLower();
    for (const auto &yes : {"true"_L1, "yes"_L1, "on"_L1, "1"_L1}) {
        if (word == yes)
            return true;
    }
    for (const auto &no : {"false"_L1, "no"_L1, "off"_L1, "0"_L1}) {
        if (word == no)
            return false;
    }
    return {};
}

bool isSecret(QStringView key)
{
    for (const auto &word : {"password"_L1, "passcode"_L1, "secret"_L1, "token"_L1}) {
        if (key.contains(word))
            return true;
    }
    return false;
}

/// The reader of one cloud. It keeps the first wrong shape and the first problem, so that each setting can be
/// read without asking whether the one before was right.
class Reading {
public:
    Reading(const ConfigNode &settings, QString homeDir, QStringList &warnings)
        : m_settings(settings), m_homeDir(std::move(homeDir)), m_warnings(warnings)
    {
        if (const ConfigNode *auth = settings.find(u"auth"); auth && auth->kind != ConfigNode::Kind::Null) {
            if (auth->kind == ConfigNode::Kind::Map)
                m_auth = *auth;
            else
                wrongShape(*auth,
                           u"\"auth\" must be a map: auth_url, username and so on, indented below it"_s);
        }
    }

    Result<CloudConfig> cloud()
    {
        CloudConfig cloud;
        cloud.region = text(outer(u"region_name"));
        cloud.auth = auth();
        cloud.interface = interface(cloudsInterface());
        if (cloud.interface.isEmpty())
            cloud.interface = u"public"_s;
        cloud.tls = tls();
        cloud.services = services();
        cloud.timeout = timeout();
        cloud.problem = m_problem;
        if (m_wrongShape)
            return failure(*m_wrongShape);
        return cloud;
    }

private:
    void wrongShape(const ConfigNode &node, const QString &sentence)
    {
        if (!m_wrongShape)
            m_wrongShape =
                Error {.kind = Error::Kind::Malformed, .where = node.place.text(), .detail = sentence};
    }

    void problem(const ConfigPlace &place, const QString &sentence)
    {
        if (!m_problem)
            m_problem = Error {.kind = Error::Kind::Rejected, .where = place.text(), .detail = sentence};
    }

    void warn(const ConfigNode &node, const QString &sentence)
    {
        const QString warning = u"%1: %2"_s.arg(node.place.text(), sentence);
        if (!m_warnings.contains(warning))
            m_warnings << warning;
    }

    /// The scalar under @p key; null when there is none, or an empty one.
    const ConfigNode *scalar(const ConfigNode &map, QStringView key)
    {
        const ConfigNode *node = map.find(key);
        if (!node || node->kind == ConfigNode::Kind::Null)
            return nullptr;
        if (node->kind != ConfigNode::Kind::Text) {
            wrongShape(*node, u"\"%1\" must be a single value"_s.arg(key));
            return nullptr;
        }
        return node->text.isEmpty() ? nullptr : node;
    }

    const ConfigNode *outer(QStringView key) { return scalar(m_settings, key); }

    /// Of these spellings of one setting the one that was written last: so openstacksdk decides.
    const ConfigNode *lastWritten(std::initializer_list<QStringView> keys)
    {
        for (auto entry = m_settings.entries.rbegin(); entry != m_settings.entries.rend(); ++entry) {
            const ConfigNode &value = entry->value;
            const bool isEmpty = value.items.empty() && value.entries.empty() && value.text.isEmpty();
            if (!isEmpty && std::ranges::find(keys, QStringView(entry->key)) != keys.end())
                return &value;
        }
        return nullptr;
    }

    /// For the cloud as a whole, interface has a default in openstacksdk, which is written before all else.
    const ConfigNode *cloudsInterface()
    {
        const ConfigNode *older = lastWritten({u"endpoint_type"});
        return older ? older : lastWritten({u"interface"});
    }

    /// Most settings of auth: what stands inside of auth wins over what stands beside it.
    const ConfigNode *credential(std::initializer_list<QStringView> keys)
    {
        for (const ConfigNode *map : {&std::as_const(m_auth), &m_settings}) {
            for (const QStringView key : keys) {
                if (const ConfigNode *node = scalar(*map, key))
                    return node;
            }
        }
        return nullptr;
    }

    /// Projects, domains and tokens: openstacksdk lets what stands beside auth win, and newer names over
    /// older ones, wherever they stand. @p keys begin with the newest.
    const ConfigNode *scope(std::initializer_list<QStringView> keys)
    {
        for (const QStringView key : keys) {
            for (const ConfigNode *map : {&m_settings, &std::as_const(m_auth)}) {
                if (const ConfigNode *node = scalar(*map, key))
                    return node;
            }
        }
        return nullptr;
    }

    static QString text(const ConfigNode *node) { return node ? node->text : QString(); }

    /// With each {key} replaced by that setting, {{ by { and }} by }.
    QString expanded(const ConfigNode *node)
    {
        if (!node)
            return {};
        QString whole;
        const QStringView text = node->text;
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar character = text.at(at);
            if (character != u'{' && character != u'}') {
                whole += character;
                continue;
            }
            if (at + 1 < text.size() && text.at(at + 1) == character) {
                whole += character;
                ++at;
                continue;
            }
            const qsizetype end = character == u'{' ? text.indexOf(u'}', at) : -1;
            const QStringView key = end < 0 ? QStringView() : text.sliced(at + 1, end - at - 1);
            const ConfigNode *value = key.isEmpty() || isSecret(key) ? nullptr : m_settings.find(key);
            if (!value || value->kind != ConfigNode::Kind::Text) {
                problem(node->place, u"what stands in braces is no setting of this cloud"_s);
                return {};
            }
            whole += value->text;
            at = end;
        }
        return whole;
    }

    QString path(const ConfigNode *node)
    {
        const QString name = expanded(node);
        return name == u'~' || name.startsWith("~/"_L1) ? m_homeDir + name.sliced(1) : name;
    }

    bool flag(QStringView key, bool otherwise, const QString &advice)
    {
        const ConfigNode *node = outer(key);
        if (!node)
            return otherwise;
        const std::optional<bool> value = truth(node->text);
        if (!value)
            wrongShape(*node, u"\"%1\" must be true or false%2"_s.arg(key, advice));
        return value.value_or(otherwise);
    }

    QString interface(const ConfigNode *node)
    {
        if (!node)
            return {};
        const ConfigNode *named = node;
        if (node->kind == ConfigNode::Kind::List && !node->items.empty()) {
            named = &node->items.front();
            if (node->items.size() > 1)
                warn(*node, u"only the first of several interfaces is used."_s);
        }
        QString name = named->text;
        if (name.endsWith("URL"_L1))
            name.chop(3);
        if (name != "public"_L1 && name != "internal"_L1 && name != "admin"_L1) {
            problem(node->place, u"the interface must be public, internal or admin"_s);
            return {};
        }
        return name;
    }

    AuthConfig auth()
    {
        AuthConfig auth;
        auth.method = method();
        auth.authUrl = authUrl();
        auth.username = text(credential({u"username", u"user_name"}));
        auth.userId = text(credential({u"user_id"}));
        auth.password = Secret(text(credential({u"password"})));
        auth.userDomainName = text(scope({u"user_domain_name"}));
        auth.userDomainId = text(scope({u"user_domain_id"}));
        auth.projectName = text(scope({u"project_name", u"tenant_name"}));
        auth.projectId = text(scope({u"project_id", u"tenant_id"}));
        auth.projectDomainName = text(scope({u"project_domain_name"}));
        auth.projectDomainId = text(scope({u"project_domain_id"}));
        auth.token = Secret(text(scope({u"token", u"auth_token"})));
        auth.applicationCredentialId = text(credential({u"application_credential_id"}));
        auth.applicationCredentialName = text(credential({u"application_credential_name"}));
        auth.applicationCredentialSecret = Secret(text(credential({u"application_credential_secret"})));
        readDomain(auth);
        readSystemScope(auth);
        check(auth);
        return auth;
    }

    AuthConfig::Method method()
    {
        const ConfigNode *named = outer(u"auth_type");
        if (!named)
            named = outer(u"auth_plugin");
        const QString type = named ? named->text : u"password"_s;
        if (type == "password"_L1 || type == "v3password"_L1)
            return AuthConfig::Method::Password;
        if (type == "token"_L1 || type == "v3token"_L1)
            return AuthConfig::Method::Token;
        if (type == "v3applicationcredential"_L1)
            return AuthConfig::Method::ApplicationCredential;
        problem(named->place,
                u"this auth_type is not supported; Drover logs in with password, token or "
                "v3applicationcredential"_s);
        return AuthConfig::Method::Password;
    }

    QString authUrl()
    {
        const ConfigNode *node = credential({u"auth_url"});
        if (!node) {
            problem(m_settings.place, u"auth_url is missing"_s);
            return {};
        }
        QString address = expanded(node).trimmed();
        const QUrl url(address, QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty()
            || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
            problem(node->place, u"auth_url is not the address of a web service (https://HOST/…)"_s);
        while (address.endsWith(u'/'))
            address.chop(1);
        // Keystone's second version is gone; old files still name it.
        if (address.endsWith("/v2.0"_L1))
            address = address.chopped(4) + "v3"_L1;
        return address;
    }

    /// domain_* and default_domain*: given once for user and project, or the scope itself where there is no
    /// project.
    void readDomain(AuthConfig &auth)
    {
        const QString id = text(scope({u"domain_id"}));
        const QString name = text(scope({u"domain_name"}));
        if (auth.projectId.isEmpty() && auth.projectName.isEmpty()) {
            auth.domainId = id;
            auth.domainName = name;
        } else {
            fill(auth.userDomainId, id);
            fill(auth.projectDomainId, id);
            fill(auth.userDomainName, name);
            fill(auth.projectDomainName, name);
        }
        // The openstack command takes default_domain for an id.
        const QString defaultId = text(credential({u"default_domain_id", u"default_domain"}));
        const QString defaultName = text(credential({u"default_domain_name"}));
        if (auth.userDomainId.isEmpty() && auth.userDomainName.isEmpty()) {
            auth.userDomainId = defaultId;
            auth.userDomainName = defaultName;
        }
        if (auth.projectDomainId.isEmpty() && auth.projectDomainName.isEmpty()) {
            auth.projectDomainId = defaultId;
            auth.projectDomainName = defaultName;
        }
    }

    static void fill(QString &empty, const QString &value)
    {
        if (empty.isEmpty())
            empty = value;
    }

    void readSystemScope(AuthConfig &auth)
    {
        const ConfigNode *node = credential({u"system_scope"});
        if (!node)
            return;
        auth.systemScope = node->text == "all"_L1;
        if (!auth.systemScope)
            problem(node->place, u"system_scope can only be all"_s);
    }

    /// What Keystone would refuse, said before it is asked.
    void check(const AuthConfig &auth)
    {
        const bool byName = auth.userId.isEmpty() && !auth.username.isEmpty();
        const bool anonymous = auth.userId.isEmpty() && auth.username.isEmpty();
        const bool homeless = byName && auth.userDomainId.isEmpty() && auth.userDomainName.isEmpty();
        const QString noDomain =
            u"user_domain_name or user_domain_id is missing; a user name belongs to a domain, "
            "often the one named Default"_s;
        const ConfigPlace &place = m_settings.place;

        if (auth.method == AuthConfig::Method::ApplicationCredential) {
            if (!auth.applicationCredentialId.isEmpty())
                return;
            if (auth.applicationCredentialName.isEmpty())
                problem(place, u"application_credential_id or application_credential_name is missing"_s);
            if (anonymous)
                problem(place,
                        u"an application credential that is given by its name needs its user: user_id, or "
                        "username with user_domain_name"_s);
            if (homeless)
                problem(place, noDomain);
            return;
        }

        if (auth.method == AuthConfig::Method::Password) {
            if (anonymous && credential({u"application_credential_id", u"application_credential_name"}))
                problem(place,
                        u"an application credential is given; it needs auth_type: "
                        "v3applicationcredential"_s);
            if (anonymous)
                problem(place, u"username or user_id is missing"_s);
            if (homeless)
                problem(place, noDomain);
        }
        if (const ConfigNode *trust = credential({u"trust_id"}))
            problem(trust->place, u"trust_id is not supported; give a project"_s);
        const bool project = !auth.projectId.isEmpty() || !auth.projectName.isEmpty();
        if (auth.projectId.isEmpty() && project && auth.projectDomainId.isEmpty()
            && auth.projectDomainName.isEmpty())
            problem(place,
                    u"project_domain_name or project_domain_id is missing; a project name belongs to a "
                    "domain, often the one named Default"_s);
        const bool domain = !auth.domainId.isEmpty() || !auth.domainName.isEmpty();
        if (auth.systemScope && (project || domain))
            problem(place, u"system_scope cannot be combined with a project or a domain"_s);
    }

    TlsConfig tls()
    {
        TlsConfig tls;
        const bool verify = flag(u"verify", true, u"; a file of certificates goes into \"cacert\""_s);
        const bool insecure = flag(u"insecure", false, {});
        tls.verify = verify && !insecure;
        tls.caFile = path(outer(u"cacert"));
        tls.certFile = path(outer(u"cert"));
        if (!tls.certFile.isEmpty())
            tls.keyFile = path(outer(u"key"));
        return tls;
    }

    QMap<QString, ServiceConfig> services()
    {
        QMap<QString, ServiceConfig> services;
        for (const ServiceNames &known : knownServices()) {
            ServiceConfig service;
            QString olderEndpoint;
            for (const QLatin1StringView prefix : known.prefixes) {
                const auto key = [&](QLatin1StringView setting) { return prefix.toString() + setting; };
                fill(service.interface,
                     interface(lastWritten({key("_endpoint_type"_L1), key("_interface"_L1)})));
                fill(service.region, expanded(outer(key("_region_name"_L1))));
                fill(service.endpoint, expanded(outer(key("_endpoint_override"_L1))));
                fill(olderEndpoint, expanded(outer(key("_endpoint"_L1))));
            }
            fill(service.endpoint, olderEndpoint);
            if (service != ServiceConfig())
                services.insert(known.type, service);
        }
        return services;
    }

    /// One timeout serves all services, so any NAME_timeout is taken for it, the last one first: so does
    /// openstacksdk.
    std::optional<std::chrono::seconds> timeout()
    {
        const ConfigNode *given = nullptr;
        for (const ConfigEntry &entry : m_settings.entries) {
            if (entry.key.endsWith("timeout"_L1) && entry.key != "timeout"_L1 && entry.key != "api_timeout"_L1
                && outer(entry.key))
                given = &entry.value;
        }
        if (!given)
            given = outer(u"api_timeout");
        if (!given)
            given = outer(u"timeout");
        if (!given)
            return {};
        bool isNumber = false;
        const double seconds = given->text.toDouble(&isNumber);
        constexpr double longest = 24 * 3600;
        if (!isNumber || !(seconds > 0) || seconds > longest) {
            wrongShape(*given, u"a timeout must be a number of seconds, at most a day"_s);
            return {};
        }
        return std::chrono::seconds(qint64(std::ceil(seconds)));
    }

    const ConfigNode &m_settings;
    ConfigNode m_auth;
    QString m_homeDir;
    QStringList &m_warnings;
    std::optional<Error> m_wrongShape;
    std::optional<Error> m_problem;
};

} // namespace

Result<CloudConfig> readCloud(const ConfigNode &settings, const QString &homeDir, QStringList &warnings)
{
    return Reading(settings, homeDir, warnings).cloud();
}

} // namespace drover
