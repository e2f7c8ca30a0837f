namespace IdentityHub.Storage.Bulk;

/// <summary>Takes the values of rows, column after column, as the engine's driver wants them: by type, so that no number is boxed and no id becomes an array on the way.</summary>
internal interface IBulkValues
{
    /// <summary>No value.</summary>
    void Null();

    /// <summary>A number.</summary>
    void Write(long value);

    /// <summary>A number.</summary>
    void Write(int value);

    /// <summary>A truth value.</summary>
    void Write(bool value);

    /// <summary>A number with a fraction.</summary>
    void Write(double value);

    /// <summary>A text.</summary>
    void Write(string value);

    /// <summary>Bytes.</summary>
    void Write(byte[] value);

    /// <summary>An id: 16 bytes big-endian, whatever the engine calls them.</summary>
    void Write(Guid value);
}
