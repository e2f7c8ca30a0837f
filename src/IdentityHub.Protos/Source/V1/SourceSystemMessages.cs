using IdentityHub.Protos.Contract;

namespace IdentityHub.Protos.Source.V1;

partial class UpdateRequest : IWriteRequest;

partial class UpdateAuthorityRequest : IWriteRequest;

partial class UpdateMappingRequest : IWriteRequest;
