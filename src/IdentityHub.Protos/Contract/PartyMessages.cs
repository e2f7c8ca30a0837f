using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated messages, without reflection.
namespace IdentityHub.Protos.Party.V1;

public sealed partial class GetRequest : IReadRequest;

public sealed partial class BatchGetRequest : IReadRequest;

public sealed partial class SearchRequest : IReadRequest;

public sealed partial class GetLineageRequest : IReadRequest;

public sealed partial class GetResponse : IAnswer;

public sealed partial class BatchGetResponse : IAnswer;

public sealed partial class SearchResponse : IAnswer;

public sealed partial class GetLineageResponse : IAnswer;
