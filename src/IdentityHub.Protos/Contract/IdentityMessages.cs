using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated messages, without reflection.
namespace IdentityHub.Protos.Identity.V1;

public sealed partial class LookupRequest : IReadRequest;

public sealed partial class BatchLookupRequest : IReadRequest;

public sealed partial class ListCrosswalkRequest : IReadRequest;

public sealed partial class LinkRequest : IWriteRequest;

public sealed partial class LookupResponse : IAnswer;

public sealed partial class BatchLookupResponse : IAnswer;

public sealed partial class ListCrosswalkResponse : IAnswer;

public sealed partial class LinkResponse : IAnswer;
