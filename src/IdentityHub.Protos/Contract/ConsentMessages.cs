using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated messages, without reflection.
namespace IdentityHub.Protos.Consent.V1;

public sealed partial class DecideRequest : IReadRequest;

public sealed partial class BatchDecideRequest : IReadRequest;

public sealed partial class RecordRequest : IWriteRequest;

public sealed partial class WithdrawRequest : IWriteRequest;

public sealed partial class DecideResponse : IAnswer;

public sealed partial class BatchDecideResponse : IAnswer;

public sealed partial class RecordResponse : IAnswer;

public sealed partial class WithdrawResponse : IAnswer;
