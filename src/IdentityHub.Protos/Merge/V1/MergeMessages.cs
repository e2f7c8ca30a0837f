using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated (public, sealed) messages, without reflection.
namespace IdentityHub.Protos.Merge.V1;

partial class MergeRequest : IWriteRequest;

partial class UnmergeRequest : IWriteRequest;

partial class MergeResponse : IAnswer;

partial class UnmergeResponse : IAnswer;

partial class ListHistoryResponse : IAnswer;

partial class SplitRequest : IWriteRequest;

partial class PinRequest : IWriteRequest;

partial class ReleasePinRequest : IWriteRequest;

partial class SplitResponse : IAnswer;

partial class PinResponse : IAnswer;

partial class ReleasePinResponse : IAnswer;

partial class ListPinsResponse : IAnswer;
