using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated (public, sealed) messages, without reflection.
namespace IdentityHub.Protos.Consent.V1;

partial class DecideRequest : IReadRequest;

partial class BatchDecideRequest : IReadRequest;

partial class RecordRequest : IWriteRequest;

partial class WithdrawRequest : IWriteRequest;

partial class DecideResponse : IAnswer;

partial class BatchDecideResponse : IAnswer;

partial class RecordResponse : IAnswer;

partial class WithdrawResponse : IAnswer;

partial class ConfirmDoubleOptInRequest : IWriteRequest;

partial class ConfirmDoubleOptInResponse : IAnswer;

partial class UpdatePurposeRequest : IWriteRequest;

partial class UpdateFormRequest : IWriteRequest;

partial class UpdateSubscriptionRequest : IWriteRequest;
