using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated (public, sealed) messages, without reflection.
namespace IdentityHub.Protos.Preference.V1;

partial class UpdateRequest : IWriteRequest;

partial class UpdateSubscriptionRequest : IWriteRequest;

partial class UpdateResponse : IAnswer;

partial class UpdateSubscriptionResponse : IAnswer;

partial class SuppressRequest : IWriteRequest;

partial class ReportBouncesRequest : IWriteRequest;

partial class ReceiveMessageRequest : IWriteRequest;

partial class RequestOptInRequest : IWriteRequest;
