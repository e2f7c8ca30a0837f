using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated messages, without reflection.
namespace IdentityHub.Protos.Record.V1;

public sealed partial class UpsertRequest : IWriteRequest;

public sealed partial class StreamUpsertRequest : IWriteRequest;

public sealed partial class DeleteRequest : IWriteRequest;

public sealed partial class UpsertResponse : IAnswer;

public sealed partial class StreamUpsertResponse : IAnswer;

public sealed partial class DeleteResponse : IAnswer;
