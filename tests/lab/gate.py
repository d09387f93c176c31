# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A gate in front of Nova: it lets requests through, and can do harm to one of them."""

import http.client
import http.server
import threading
import urllib.parse

# What can be done to an acting request (POST, PUT, DELETE).
BEFORE = 'before'    # it does not arrive
BETWEEN = 'between'  # it arrives, its answer is lost
AFTER = 'after'      # it arrives, and its answer does


class Gate:
    """Listens on a free port. harm(number, when, what) calls what() at the number-th acting request, counted from 1."""

    def __init__(self, nova):
        url = urllib.parse.urlsplit(nova)
        self.nova = (url.hostname, url.port)
        self.path = url.path
        self.acts = []          # "POST /v2.1/servers/…/action" as they came
        self.bad_tokens = set()  # taken for expired
        self.lock = threading.Lock()
        self.planned = None
        gate = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def pass_on(self):
                gate.pass_on(self)

            do_GET = do_POST = do_PUT = do_DELETE = pass_on

            def log_message(self, *words):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return 'http://127.0.0.1:%d%s' % (self.server.server_address[1], self.path)

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def harm(self, number, when, what):
        with self.lock:
            self.acts = []
            self.planned = (number, when, what)

    def expire(self, number):
        """From the number-th acting request on, the token it came with is worth nothing."""
        with self.lock:
            self.acts = []
            self.planned = (number, 'expire', None)

    def harm_for(self, request):
        if request.command == 'GET':
            return None, None
        with self.lock:
            self.acts.append('%s %s' % (request.command, request.path))
            if not self.planned or len(self.acts) != self.planned[0]:
                return None, None
            _, when, what = self.planned
            if when == 'expire':
                self.bad_tokens.add(request.headers['X-Auth-Token'])
                return None, None
            return when, what

    def pass_on(self, request):
        body = request.rfile.read(int(request.headers.get('Content-Length') or 0))
        when, what = self.harm_for(request)
        if when == BEFORE:
            what()
            request.close_connection = True
            return
        headers = {key: value for key, value in request.headers.items() if key.lower() not in ('host', 'connection')}
        with self.lock:
            if headers.get('X-Auth-Token') in self.bad_tokens:
                headers['X-Auth-Token'] = 'expired'
        nova = http.client.HTTPConnection(*self.nova, timeout=120)
        nova.request(request.command, request.path, body, headers)
        answer = nova.getresponse()
        content = answer.read()
        nova.close()
        if when == BETWEEN:
            what()
            request.close_connection = True
            return
        try:
            request.send_response_only(answer.status, answer.reason)
            for key, value in answer.getheaders():
                if key.lower() not in ('connection', 'transfer-encoding', 'content-length'):
                    request.send_header(key, value)
            request.send_header('Content-Length', str(len(content)))
            request.end_headers()
            request.wfile.write(content)
            request.wfile.flush()
        except ConnectionError:
            pass  # who asked is gone
        if when == AFTER:
            what()
