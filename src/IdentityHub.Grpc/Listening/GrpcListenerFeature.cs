namespace IdentityHub.Grpc.Listening;

/// <summary>The connection came in by a listener that speaks gRPC.</summary>
/// <param name="Exclusive">And nothing else.</param>
internal sealed record GrpcListenerFeature(bool Exclusive);
