using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated (public, sealed) messages, without reflection.
namespace IdentityHub.Protos.Identity.V1;

partial class LookupRequest : IReadRequest;

partial class BatchLookupRequest : IReadRequest;

partial class ListCrosswalkRequest : IReadRequest;

partial class LinkRequest : IWriteRequest;

partial class UnlinkRequest : IWriteRequest;

partial class LookupResponse : IAnswer;

partial class BatchLookupResponse : IAnswer;

partial class ListCrosswalkResponse : IAnswer;

partial class LinkResponse : IAnswer;

partial class UnlinkResponse : IAnswer;
