using IdentityHub.OpenId;
using IdentityHub.Protos.Source.V1;

namespace IdentityHub.Grpc.Tests.Sources;

/// <summary>Source systems and the authority matrix, over the wire.</summary>
public sealed class SourceSystemTests(Hub hub)
{
    [Fact]
    public async Task A_system_is_registered_changed_and_listed()
    {
        var sources = hub.Client.Sources;
        var system = new SourceSystem { Code = "desk-" + Made.Key()[..8], Name = "Help desk", TrustRank = 70 };
        await sources.UpdateAsync(new UpdateRequest { System = system }).ShouldFailAsync(StatusCode.NotFound, "SOURCE_SYSTEM_UNKNOWN");

        var made = (await sources.UpdateAsync(new UpdateRequest { System = system, AllowMissing = true })).System;
        made.Etag.ShouldNotBeEmpty();
        made.TrustRank = 71;
        var changed = (await sources.UpdateAsync(new UpdateRequest { System = made })).System;
        changed.TrustRank.ShouldBe(71);
        await sources.UpdateAsync(new UpdateRequest { System = made }).ShouldFailAsync(StatusCode.Aborted, "ETAG_STALE");

        var listed = new List<string>();
        var token = "";
        do
        {
            var page = await sources.ListAsync(new ListRequest { PageSize = 2, PageToken = token });
            listed.AddRange(page.Systems.Select(one => one.Code));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        listed.ShouldContain(system.Code);
        listed.ShouldBe(listed.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_hubs_own_systems_stay_its_own()
    {
        await hub.Client.Sources.UpdateAsync(new UpdateRequest { System = new SourceSystem { Code = "hub", Name = "Mine", TrustRank = 1 } })
            .ShouldFailAsync(StatusCode.PermissionDenied, "SOURCE_RESERVED");
        await hub.As(Hub.Everything, HubScopes.PartyWrite).Sources.UpdateAsync(new UpdateRequest { System = new SourceSystem { Code = "crm", Name = "Mine", TrustRank = 1 } })
            .ShouldFailAsync(StatusCode.PermissionDenied, "SCOPE_MISSING");
    }

    [Fact]
    public async Task How_a_systems_files_are_read_is_said_once()
    {
        var sources = hub.Client.Sources;
        var code = "files-" + Made.Key()[..8];
        await sources.GetMappingAsync(new GetMappingRequest { System = code }).ShouldFailAsync(StatusCode.NotFound, "SOURCE_SYSTEM_UNKNOWN");
        await sources.UpdateAsync(new UpdateRequest { System = new SourceSystem { Code = code, Name = "Files", TrustRank = 70 }, AllowMissing = true });
        var unsaid = (await sources.GetMappingAsync(new GetMappingRequest { System = code })).Mapping;
        unsaid.Columns.ShouldBeEmpty();

        unsaid.Columns.Add("CUST_NO", "key");
        unsaid.Separator = ";";
        var said = (await sources.UpdateMappingAsync(new UpdateMappingRequest { Mapping = unsaid })).Mapping;

        (await sources.GetMappingAsync(new GetMappingRequest { System = code })).Mapping.ShouldBe(said);
        said.Columns["CUST_NO"].ShouldBe("key");
        await sources.UpdateMappingAsync(new UpdateMappingRequest { Mapping = unsaid }).ShouldFailAsync(StatusCode.Aborted, "ETAG_STALE");
        said.Columns["HEIGHT"] = "shoe size";
        (await sources.UpdateMappingAsync(new UpdateMappingRequest { Mapping = said }).ResponseAsync.ShouldThrowAsync<RpcException>()).StatusCode.ShouldBe(StatusCode.InvalidArgument);
        await hub.As(Hub.Everything, HubScopes.PartyRead).Sources.UpdateMappingAsync(new UpdateMappingRequest { Mapping = said }).ShouldFailAsync(StatusCode.PermissionDenied, "SCOPE_MISSING");
    }

    [Fact]
    public async Task Who_masters_an_attribute_is_said_and_asked()
    {
        var group = "extra.of_" + Made.Key()[..8];
        var update = new UpdateAuthorityRequest
        {
            Attributes =
            {
                new AttributeAuthority
                {
                    Group = group,
                    Systems = { new SystemAuthority { System = "shop", Authority = Authority.Master } },
                    Rules = { SurvivorshipRule.Authority, SurvivorshipRule.Recency },
                },
            },
        };
        var answered = await hub.Client.Sources.UpdateAuthorityAsync(update);
        answered.Attributes.ShouldContain(update.Attributes[0]);
        (await hub.Client.Sources.GetAuthorityAsync(new GetAuthorityRequest())).Attributes.ShouldContain(update.Attributes[0]);

        update.Attributes[0].Group = "shoe size";
        await hub.Client.Sources.UpdateAuthorityAsync(update).ShouldBlameAsync("attributes[0].group");
    }
}
