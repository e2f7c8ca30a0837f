using IdentityHub.MasterData.Import;

namespace IdentityHub.MasterData.Loading;

/// <summary>A file of an initial load.</summary>
/// <param name="Name">Its name for people: rejects and progress carry it.</param>
/// <param name="Content">Its bytes; seekable.</param>
/// <param name="Options">Whose records it holds and how it is read.</param>
public sealed record LoadFile(string Name, Stream Content, ImportOptions Options);
