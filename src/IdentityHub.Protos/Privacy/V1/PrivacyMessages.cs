using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated (public, sealed) messages, without reflection.
namespace IdentityHub.Protos.Privacy.V1;

partial class CreateRequest : IWriteRequest;

partial class ApproveRequest : IWriteRequest;

partial class RejectRequest : IWriteRequest;

partial class ExecuteRequest : IWriteRequest;

partial class CompleteRequest : IWriteRequest;

partial class LiftRequest : IWriteRequest;

partial class GetRequest : IReadRequest;
