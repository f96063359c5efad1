"""The way to a Dask cluster: what is at an address, and whether it makes the same documents."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from smartdoc.build.cluster_worker import CODE, traits
from smartdoc.errors import SmartdocError

if TYPE_CHECKING:  # slow to load, and only there where somebody wants it
    from distributed import Client

PATIENCE = 10
"""Seconds in which a scheduler must answer, and a cluster that does nothing must go on."""


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """Yield a client of a cluster that makes the same documents as this computer.

    Raises ``SmartdocError`` if there is none at this address, as Dask writes it.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise SmartdocError(
            "Dask, which --executor needs, is not installed.",
            'Install it: pip install "smartdoc[dask]"',
        ) from error
    logging.disable(logging.CRITICAL)  # Dask tells the terminal of what we tell in our own words
    try:
        client = _client(Client, address)
        try:
            _refuse_unlike(client)
            yield client
        finally:
            with suppress(Exception):  # it may be gone already
                client.close(timeout=PATIENCE)
    finally:
        logging.disable(logging.NOTSET)


def _client(kind: type[Client], address: str) -> Client:
    if address.startswith("tls:"):
        _refuse_no_certificates()
    try:
        # Beforehand, because a client may wait for ever for something that is no scheduler.
        asyncio.run(asyncio.wait_for(_met(address), PATIENCE))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other versions are looked for by ourselves
            return kind(address, timeout=PATIENCE, set_as_default=False)
    except Exception as error:  # of as many kinds as there are ways not to be a scheduler
        raise SmartdocError(
            f"No Dask scheduler answers at {address.partition('://')[2]}.",
            "Check the address, that the scheduler runs and no firewall is between, and whether it "
            "wants tls:// in place of dask://.",
        ) from error


async def _met(address: str) -> None:
    """Raise if there is no scheduler at an address."""
    from distributed.core import rpc

    async with rpc(address, timeout=PATIENCE, connection_args=_connection()) as there:
        if (await there.identity())["type"] != "Scheduler":
            raise ValueError(address)


def _connection() -> dict[str, Any]:
    """Return how to connect, by Dask's own settings."""
    from distributed.security import Security

    return dict(Security().get_connection_args("client"))


def _refuse_no_certificates() -> None:
    """Raise if Dask's settings do not say how to speak to a cluster that encrypts."""
    try:
        context = _connection()["ssl_context"]
    except Exception:  # a file that is not there, or holds no certificate
        context = None
    if context is None:
        raise SmartdocError(
            "Dask has no certificates for tls://, or cannot read them.",
            "Name them in Dask's settings: distributed.comm.tls.ca-file, and under "
            "distributed.comm.tls.client “cert” and “key”.",
        )


def _refuse_unlike(client: Client) -> None:
    """Raise if there are no workers, or one that would make other documents."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        found = client.run(traits, on_error="return")
    except Exception as error:
        raise SmartdocError(
            "The Dask scheduler has no workers.", "Start some with: dask worker ADDRESS"
        ) from error
    for worker, theirs in found.items():
        if not isinstance(theirs, dict):
            fault = "has no smartdoc, or another version of it"
        elif theirs != traits():
            fault = f"has other software: {_differences(theirs)}"
        else:
            continue
        raise SmartdocError(
            f"The worker {worker} {fault}.",
            "Install the same on every computer: other software may make other documents.",
        )


def _differences(theirs: dict[str, str]) -> str:
    ours = traits()
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    if len(names) > 1 and "smartdoc" in names:
        names.remove(CODE)
    there = (f"{name} {theirs.get(name, 'missing')}" for name in names)
    here = (ours.get(name, "missing") for name in names)
    return ", ".join(f"{one} ({other} here)" for one, other in zip(there, here, strict=True))
