# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An ML2 mechanism driver that binds every port at once.

The lab has no layer-2 agents, so none of Neutron's own drivers would bind a port, and Nova does not start a
server whose port could not be bound.
"""

from neutron_lib.api.definitions import portbindings
from neutron_lib import constants
from neutron_lib.plugins.ml2 import api
from sqlalchemy import orm

# Listing ports uses relations to the router plugin's tables. That plugin is not loaded, so its models are
# imported here.
from neutron.db.migration.models import head  # noqa: F401

DETAILS = {
    portbindings.CAP_PORT_FILTER: True,
    portbindings.VIF_DETAILS_BRIDGE_NAME: 'br-int',
}


class BindAll(api.MechanismDriver):

    def initialize(self):
        orm.configure_mappers()

    @property
    def connectivity(self):
        return portbindings.CONNECTIVITY_L2

    def bind_port(self, context):
        segment = context.segments_to_bind[0]
        context.set_binding(segment[api.ID], portbindings.VIF_TYPE_OVS, DETAILS,
                            status=constants.PORT_STATUS_ACTIVE)
