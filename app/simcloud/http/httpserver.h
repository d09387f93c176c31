// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/exchange/delivery.h"
#include "app/simcloud/exchange/request.h"

#include <QString>

#include <tl/expected.hpp>

#include <functional>
#include <memory>

namespace simcloud {

/// HTTP/1.1 on a loopback port, keep-alive included. Requests are handled one after the other on the thread
/// that made it, by its event loop.
class HttpServer {
public:
    using Handler = std::function<Delivery(Request request)>;

    /// Listens on 127.0.0.1 at once; port 0 takes a free one. The handler gets requests without base and with
    /// all segments of the path. The error is one sentence that names the port.
    [[nodiscard]] static tl::expected<std::unique_ptr<HttpServer>, QString> listen(quint16 port,
                                                                                   Handler handler);
    ~HttpServer();

    /// "http://127.0.0.1:5000"
    [[nodiscard]] QString url() const;

private:
    class Listener;
    explicit HttpServer(std::unique_ptr<Listener> listener);
    std::unique_ptr<Listener> m_listener;
};

} // namespace simcloud
