namespace IdentityHub.MasterData.Import;

/// <summary>Makes a draft of a record of the file.</summary>
internal interface IRowReader
{
    /// <summary>Fills a draft, or says what is wrong with the row: a reject's reason and detail.</summary>
    (string Reason, string Detail)? Read(string text, RecordDraft draft);
}
