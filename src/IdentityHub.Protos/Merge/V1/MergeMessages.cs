using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated (public, sealed) messages, without reflection.
namespace IdentityHub.Protos.Merge.V1;

partial class MergeRequest : IWriteRequest;

partial class UnmergeRequest : IWriteRequest;

partial class MergeResponse : IAnswer;

partial class UnmergeResponse : IAnswer;

partial class ListHistoryResponse : IAnswer;
