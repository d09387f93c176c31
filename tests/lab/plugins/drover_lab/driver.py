# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nova's fake driver, made into a hypervisor that takes its time, has real hardware to give and can fail.

See the README for what each server setting does. Signatures follow nova.virt.driver of Nova 26; where a
later release passes more, the method takes it and the comment says since when.
"""

import contextlib
import json
import os
import time
import uuid

from oslo_log import log as logging
from oslo_serialization import jsonutils

from nova.compute import power_state
from nova.compute import vm_states
import nova.conf
from nova import exception
from nova import objects
from nova.virt import fake

from nova.virt.drover_lab import options
from nova.virt.drover_lab.host import Host
from nova.virt.drover_lab.precopy import MIB
from nova.virt.drover_lab.precopy import PreCopy

LOG = logging.getLogger(__name__)
CONF = nova.conf.CONF

GIB = 1024 * MIB
POST_COPY = 'running (post-copy)'


class LabDriver(fake.FakeDriver):

    capabilities = dict(
        fake.FakeDriver.capabilities,
        supports_pcpus=True,
        supports_evacuate=True,
        supports_multiattach=False,
        supports_accelerators=False,
        supports_remote_managed_ports=False,
        supports_image_type_raw=True,
        supports_image_type_qcow2=True)

    def __init__(self, virtapi, read_only=False):
        self._host_hardware = Host()
        self.vcpus = len(self._host_hardware.shared)
        self.memory_mb = CONF.lab.memory_mib
        self.local_gb = CONF.lab.disk_gib
        super().__init__(virtapi, read_only)
        self._booted = time.time()
        self._live = {}

    # The host

    def get_host_ip_addr(self):
        return CONF.my_ip

    def get_host_uptime(self):
        minutes = int(time.time() - self._booted) // 60
        return ' %s up %d:%02d,  0 users,  load average: 0.42, 0.31, 0.27' % (
            time.strftime('%H:%M:%S'), minutes // 60, minutes % 60)

    @staticmethod
    def _node_uuid(node):
        # "lab up" writes the same value into the file compute_id: since Nova 27 a host that comes back
        # without that file is refused.
        return str(uuid.uuid5(uuid.NAMESPACE_DNS, node))

    def get_nodenames_by_uuid(self, refresh=False):
        return {self._node_uuid(node): node for node in self.get_available_nodes()}

    def get_available_resource(self, nodename):
        answer = super().get_available_resource(nodename)
        if answer:
            answer.update(self._host_hardware.resources(), uuid=self._node_uuid(nodename),
                          disk_available_least=self._free_disk_gib())
        return answer

    def _free_disk_gib(self):
        return self.local_gb - sum(guest.disk_gib for guest in self.instances.values())

    def update_provider_tree(self, provider_tree, nodename, allocations=None):
        ratios = self._get_allocation_ratios(provider_tree.data(nodename).inventory)
        provider_tree.update_inventory(nodename, self._host_hardware.inventory(
            ratios, self._get_reserved_host_disk_gb_from_config()))
        provider_tree.add_traits(nodename, *self._host_hardware.traits())

    # Guests: what real ones do when nova-compute restarts, namely go on

    @staticmethod
    def _guests_path():
        return os.path.join(CONF.state_path, 'guests.json')

    def init_host(self, host):
        super().init_host(host)
        try:
            with open(self._guests_path()) as file:
                saved = json.load(file)
        except FileNotFoundError:
            saved = {}
        for key, guest in saved.items():
            self.instances[key] = _guest(guest['name'], guest['state'], key, guest['disk_gib'])

    @contextlib.contextmanager
    def _remembering(self):
        """Write down what the block has changed."""
        yield
        new = self._guests_path() + '.new'
        with open(new, 'w') as file:
            json.dump({key: {'name': guest.name, 'state': guest.state, 'disk_gib': guest.disk_gib}
                       for key, guest in self.instances.items()}, file, indent=1)
        os.replace(new, self._guests_path())

    def _guest(self, instance):
        try:
            return self.instances[instance.uuid]
        except KeyError:
            raise exception.InstanceNotFound(instance_id=instance.uuid)

    def _run(self, instance, state):
        with self._remembering():
            self._guest(instance).state = state

    def _arrive(self, instance, state):
        with self._remembering():
            self.instances[instance.uuid] = _guest(instance.name, state, instance.uuid,
                                                   instance.flavor.root_gb)

    # Build and power

    def spawn(self, context, instance, image_meta, injected_files, admin_password, allocations,
              network_info=None, block_device_info=None, power_on=True, accel_info=None):
        time.sleep(options.number(instance, 'spawn_seconds'))
        if options.fails(instance, 'spawn'):
            raise exception.BuildAbortException(instance_uuid=instance.uuid,
                                                reason='lab.fail=spawn: the guest did not start')
        for vif in network_info or []:
            # Network allocation is asynchronous; a failed one must show here, as with a real driver.
            vif.fixed_ips()
            self._interfaces[vif['id']] = vif
        self._arrive(instance, power_state.RUNNING if power_on else power_state.SHUTDOWN)

    def destroy(self, context, instance, network_info, block_device_info=None, destroy_disks=True,
                destroy_secrets=True):
        with self._remembering():
            self.instances.pop(instance.uuid, None)

    def power_off(self, instance, timeout=0, retry_interval=0):
        self._run(instance, power_state.SHUTDOWN)

    # share_info since Nova 30, for all that follow here.
    def power_on(self, context, instance, network_info, block_device_info=None, accel_info=None,
                 share_info=None):
        self._run(instance, power_state.RUNNING)

    def reboot(self, context, instance, network_info, reboot_type, block_device_info=None,
               bad_volumes_callback=None, accel_info=None, share_info=None):
        self._arrive(instance, power_state.RUNNING)

    def pause(self, instance):
        self._run(instance, power_state.PAUSED)

    def unpause(self, instance):
        self._run(instance, power_state.RUNNING)

    def suspend(self, context, instance):
        self._run(instance, power_state.SHUTDOWN)

    def resume(self, context, instance, network_info, block_device_info=None, share_info=None):
        self._run(instance, power_state.RUNNING)

    # Cold migration

    def migrate_disk_and_power_off(self, context, instance, dest, flavor, network_info,
                                   block_device_info=None, timeout=0, retry_interval=0):
        before = self._guest(instance).state
        self._run(instance, power_state.SHUTDOWN)
        time.sleep(options.number(instance, 'cold_seconds'))
        if options.fails(instance, 'cold-source'):
            self._run(instance, before)
            raise exception.InstanceFaultRollback(exception.ResizeError(
                reason='lab.fail=cold-source: could not copy the disk to %s' % dest))
        return '[]'

    def finish_migration(self, context, migration, instance, disk_info, network_info, image_meta,
                         resize_instance, allocations, block_device_info=None, power_on=True):
        if options.fails(instance, 'cold-dest'):
            raise exception.ResizeError(
                reason='lab.fail=cold-dest: the guest did not start on %s' % CONF.host)
        self._arrive(instance, power_state.RUNNING if power_on else power_state.SHUTDOWN)

    def confirm_migration(self, context, migration, instance, network_info):
        if options.fails(instance, 'confirm'):
            raise exception.ResizeError(reason='lab.fail=confirm: could not remove the old disk')
        super().confirm_migration(context, migration, instance, network_info)

    def finish_revert_migration(self, context, instance, network_info, migration, block_device_info=None,
                                power_on=True):
        if options.fails(instance, 'revert'):
            raise exception.ResizeError(reason='lab.fail=revert: the old disk is damaged')
        time.sleep(options.number(instance, 'spawn_seconds'))
        self._arrive(instance, power_state.RUNNING if power_on else power_state.SHUTDOWN)

    # Live migration: checks

    def check_can_live_migrate_destination(self, context, instance, src_compute_info, dst_compute_info,
                                           block_migration=False, disk_over_commit=False):
        cpu_info = jsonutils.loads(src_compute_info['cpu_info'] or '{}')
        if options.fails(instance, 'check') or not self._host_hardware.can_run(cpu_info):
            # The libvirt driver's words: operators search the web for them.
            raise exception.MigrationPreCheckError(
                reason="Unacceptable CPU info: CPU doesn't have compatibility.\n\n0\n\nRefer to "
                       'http://libvirt.org/html/libvirt-libvirt-host.html#virCPUCompareResult')
        answer = super().check_can_live_migrate_destination(
            context, instance, src_compute_info, dst_compute_info, block_migration, disk_over_commit)
        answer.is_shared_block_storage = answer.is_shared_instance_path = CONF.lab.shared_storage
        answer.disk_available_mb = dst_compute_info['disk_available_least'] * 1024
        if instance.numa_topology:
            answer.dst_supports_numa_live_migration = True
        return answer

    def check_can_live_migrate_source(self, context, instance, dest_check_data, block_device_info=None):
        answer = dest_check_data
        shared = answer.is_shared_block_storage and CONF.lab.shared_storage
        answer.is_shared_block_storage = answer.is_shared_instance_path = shared
        if 'block_migration' not in answer:  # "auto"
            answer.block_migration = not shared
        if answer.block_migration and shared:
            raise exception.InvalidLocalStorage(
                reason='Block migration can not be used with shared storage.', path=CONF.host)
        if not answer.block_migration and not shared:
            raise exception.InvalidSharedStorage(
                reason='Shared storage live-migration requires either shared storage or boot-from-volume '
                       'with no local disks.', path=CONF.host)
        if answer.block_migration and answer.disk_available_mb < instance.flavor.root_gb * 1024:
            raise exception.MigrationPreCheckError(
                reason='Unable to migrate %s: Disk of instance is too large' % instance.uuid)
        answer.instance_relative_path = instance.uuid
        if instance.numa_topology:
            answer.src_supports_numa_live_migration = True
        return answer

    def post_claim_migrate_data(self, context, instance, migrate_data, claim):
        # Nova has claimed cells and CPUs here; without this it would not book them after the move.
        info = objects.LibvirtLiveMigrateNUMAInfo()
        cells = claim.claimed_numa_topology.cells if claim.claimed_numa_topology else []
        if cells:
            info.cell_pins = {str(index): {cell.id} for index, cell in enumerate(cells)}
        pins = {str(vcpu): {cpu} for cell in cells for vcpu, cpu in (cell.cpu_pinning or {}).items()}
        if pins:
            info.cpu_pins = pins
            info.emulator_pins = set().union(*pins.values())
        migrate_data.dst_numa_info = info
        return migrate_data

    # Live migration: the move

    def pre_live_migration(self, context, instance, block_device_info, network_info, disk_info,
                           migrate_data):
        time.sleep(options.number(instance, 'prepare_seconds'))
        if options.fails(instance, 'pre'):
            raise exception.DestinationDiskExists(path='/var/lib/nova/instances/' + instance.uuid)
        return migrate_data

    def live_migration(self, context, instance, dest, post_method, recover_method, block_migration=False,
                       migrate_data=None):
        job = self._live[instance.uuid] = LiveMigration(self, instance, migrate_data)
        try:
            outcome = job.run()
        finally:
            del self._live[instance.uuid]
        if outcome == 'completed':
            post_method(context, instance, dest, block_migration, migrate_data)
        elif outcome == 'cancelled':
            recover_method(context, instance, dest, migrate_data, migration_status='cancelled')
        else:
            recover_method(context, instance, dest, migrate_data)

    def live_migration_abort(self, instance):
        if instance.uuid in self._live:
            self._live[instance.uuid].abort_wanted = True

    def live_migration_force_complete(self, instance):
        if instance.uuid not in self._live:
            raise exception.NoActiveMigrationForInstance(instance_id=instance.uuid)
        self._live[instance.uuid].force_wanted = True

    def rollback_live_migration_at_source(self, context, instance, migrate_data):
        pass

    def post_live_migration(self, context, instance, block_device_info, migrate_data=None):
        self.destroy(context, instance, network_info=None)

    def post_live_migration_at_source(self, context, instance, network_info):
        pass

    def post_live_migration_at_destination(self, context, instance, network_info, block_migration=False,
                                           block_device_info=None):
        # A guest that a forced completion has paused runs on; one that its owner has paused does not.
        paused = instance.vm_state == vm_states.PAUSED
        self._arrive(instance, power_state.PAUSED if paused else power_state.RUNNING)


def _guest(name, state, key, disk_gib):
    guest = fake.FakeInstance(name, state, key)
    guest.disk_gib = disk_gib
    return guest


class LiveMigration:
    """What QEMU and the libvirt driver's monitor do together, for one server."""

    def __init__(self, driver, instance, migrate_data):
        self.abort_wanted = False
        self.force_wanted = False
        self._driver = driver
        self._instance = instance
        self._migration = migrate_data.migration
        self._guest = driver._guest(instance)
        self._state_before = self._guest.state
        memory = instance.flavor.memory_mb * MIB
        block = 'block_migration' in migrate_data and migrate_data.block_migration
        disk = instance.flavor.root_gb * GIB if block else 0
        self._copy = PreCopy(
            memory_bytes=memory, disk_bytes=disk,
            bandwidth=options.number(instance, 'bandwidth_mbps') * MIB,
            dirty_rate=0 if self._state_before == power_state.PAUSED
            else options.number(instance, 'dirty_mbps') * MIB,
            working_set=memory * options.number(instance, 'working_set_pct') / 100,
            downtime=CONF.libvirt.live_migration_downtime / 1000,
            converge=CONF.libvirt.live_migration_permit_auto_converge)
        # The libvirt driver counts two GiB at least.
        self._timeout = CONF.libvirt.live_migration_completion_timeout * max(2, (memory + disk) // GIB)

    def run(self):
        """Until it is over; 'completed', 'cancelled' or 'failed'."""
        LOG.info('Live migration begins', instance=self._instance)
        begin = last = time.time()
        written = 0.0
        while not self._copy.finished:
            if self._instance.uuid not in self._driver.instances:
                return 'failed'  # somebody has deleted the server
            if self.abort_wanted and not self._in_post_copy():
                self._driver._run(self._instance, self._state_before)
                return 'cancelled'
            if self.force_wanted:
                self.force_wanted = False
                self._force()
            if self._copy.half_way and options.fails(self._instance, 'mid'):
                self._driver._run(self._instance, self._state_before)
                return 'failed'
            if self._copy.half_way and options.fails(self._instance, 'crash'):
                raise exception.InternalError(
                    "lab.fail=crash: internal error: unable to execute QEMU command 'migrate'")
            now = time.time()
            if now - written >= CONF.lab.update_seconds:
                self._write()
                written = now
            if self._timeout and now - begin > self._timeout and not self._in_post_copy():
                self._timeout = 0
                if CONF.libvirt.live_migration_timeout_action == 'force_complete':
                    self.force_wanted = True
                else:
                    self.abort_wanted = True
            time.sleep(CONF.lab.tick_seconds)
            now = time.time()
            self._copy.advance(now - last)
            last = now
        return 'completed'

    def _in_post_copy(self):
        return self._migration.status == POST_COPY

    def _force(self):
        if not CONF.libvirt.live_migration_permit_post_copy:
            self._driver._run(self._instance, power_state.PAUSED)
            self._copy.stand_still()
        elif not self._in_post_copy():
            self._copy.switch_over()
            self._migration.status = POST_COPY
            self._migration.save()

    def _write(self):
        """As nova.virt.libvirt.migration.save_stats."""
        copy, migration = self._copy, self._migration
        migration.memory_total = copy.memory_total
        migration.memory_processed = int(copy.memory_processed)
        migration.memory_remaining = int(copy.memory_remaining)
        migration.disk_total = copy.disk_total
        migration.disk_processed = int(copy.disk_total - copy.disk_remaining)
        migration.disk_remaining = int(copy.disk_remaining)
        migration.save()
        self._instance.progress = copy.progress
        self._instance.save()
