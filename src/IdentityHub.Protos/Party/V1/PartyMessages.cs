using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated (public, sealed) messages, without reflection.
namespace IdentityHub.Protos.Party.V1;

partial class GetRequest : IReadRequest;

partial class BatchGetRequest : IReadRequest;

partial class SearchRequest : IReadRequest;

partial class GetLineageRequest : IReadRequest;

partial class GetResponse : IAnswer;

partial class BatchGetResponse : IAnswer;

partial class SearchResponse : IAnswer;

partial class GetLineageResponse : IAnswer;

partial class UpdateRequest : IWriteRequest;

partial class UpdateResponse : IAnswer;
