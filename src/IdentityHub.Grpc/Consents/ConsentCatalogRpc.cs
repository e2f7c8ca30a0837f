using Grpc.Core;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId;
using IdentityHub.Protos.Consent.V1;
using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Consents;

/// <summary>Purposes, legal bases, forms, subscriptions and jurisdictions.</summary>
internal sealed class ConsentCatalogRpc(HubCall call, ConsentCatalog catalog, JurisdictionBook jurisdictions) : ConsentCatalogService.ConsentCatalogServiceBase
{
    [Authorize(HubScopes.ConsentRead)]
    public override async Task<ListPurposesResponse> ListPurposes(ListPurposesRequest request, ServerCallContext context) =>
        new() { Purposes = { (await catalog.ListAsync(call.Cancellation)).Select(CatalogMapping.ToWire) } };

    [Authorize(HubScopes.ConsentAdmin)]
    public override async Task<UpdatePurposeResponse> UpdatePurpose(UpdatePurposeRequest request, ServerCallContext context)
    {
        var purpose = CatalogMapping.FromWire(request.Purpose ?? throw Refusal.Invalid("purpose", "is required").ToException());
        return new UpdatePurposeResponse { Purpose = CatalogMapping.ToWire((await catalog.UpsertAsync(purpose, call.Caller.Actor, call.Cancellation)).OrThrow()) };
    }

    [Authorize(HubScopes.ConsentRead)]
    public override Task<ListLegalBasesResponse> ListLegalBases(ListLegalBasesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListLegalBasesResponse { LegalBases = { CatalogMapping.LegalBases } });

    [Authorize(HubScopes.ConsentRead)]
    public override async Task<ListFormsResponse> ListForms(ListFormsRequest request, ServerCallContext context) =>
        new() { Forms = { (await catalog.ListFormsAsync(call.Cancellation)).Select(CatalogMapping.ToWire) } };

    [Authorize(HubScopes.ConsentAdmin)]
    public override async Task<UpdateFormResponse> UpdateForm(UpdateFormRequest request, ServerCallContext context)
    {
        var form = CatalogMapping.FromWire(request.Form ?? throw Refusal.Invalid("form", "is required").ToException());
        return new UpdateFormResponse { Form = CatalogMapping.ToWire((await catalog.UpsertFormAsync(form, call.Caller.Actor, call.Cancellation)).OrThrow()) };
    }

    [Authorize(HubScopes.ConsentRead)]
    public override async Task<ListSubscriptionsResponse> ListSubscriptions(ListSubscriptionsRequest request, ServerCallContext context) =>
        new() { Subscriptions = { (await catalog.ListSubscriptionsAsync(call.Cancellation)).Select(CatalogMapping.ToWire) } };

    [Authorize(HubScopes.ConsentAdmin)]
    public override async Task<UpdateSubscriptionResponse> UpdateSubscription(UpdateSubscriptionRequest request, ServerCallContext context)
    {
        var subscription = CatalogMapping.FromWire(request.Subscription ?? throw Refusal.Invalid("subscription", "is required").ToException());
        return new UpdateSubscriptionResponse
        {
            Subscription = CatalogMapping.ToWire((await catalog.UpsertSubscriptionAsync(subscription, call.Caller.Actor, call.Cancellation)).OrThrow()),
        };
    }

    [Authorize(HubScopes.ConsentRead)]
    public override Task<ListJurisdictionsResponse> ListJurisdictions(ListJurisdictionsRequest request, ServerCallContext context) =>
        Task.FromResult(CatalogMapping.ToWire(jurisdictions.Policy));
}
