using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated (public, sealed) messages, without reflection.
namespace IdentityHub.Protos.Record.V1;

partial class UpsertRequest : IWriteRequest;

partial class StreamUpsertRequest : IWriteRequest;

partial class DeleteRequest : IWriteRequest;

partial class UpsertResponse : IAnswer;

partial class StreamUpsertResponse : IAnswer;

partial class DeleteResponse : IAnswer;
