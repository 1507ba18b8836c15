"""Accounts have certificates: hand the files to your own client, whatever it is written in."""

from __future__ import annotations

import ssl
from http.client import HTTPSConnection
from urllib.parse import urlsplit

import pytest

from mockplatform import World


def test_a_client_of_your_own(mockplatform_world: World) -> None:
    province = mockplatform_world.account("province")
    assert (province.role, province.region) == ("province", "浙江省")

    context = ssl.create_default_context(cafile=mockplatform_world.ca)
    context.load_cert_chain(province.cert, province.key)  # province.p12, password changeit, for Java and .NET
    client = HTTPSConnection(urlsplit(mockplatform_world.url).netloc, context=context)
    client.request("GET", "/api/tp/v1/construction_notices")
    client.getresponse().read()
    client.close()
    mockplatform_world.journal.assert_requested(account="province", method="GET")


JIANGSU = {"name": "jiangsu", "role": "province", "region": "江苏省", "opened": "2020-01-01"}


@pytest.mark.mockplatform(accounts=["manufacturer", JIANGSU])
def test_other_accounts_than_the_usual_eight(mockplatform_world: World) -> None:
    assert mockplatform_world.account("jiangsu").opened.year == 2020
    with pytest.raises(LookupError, match="no account typetest, but jiangsu, manufacturer"):
        mockplatform_world.account("typetest")
