namespace IdentityHub.Storage.Bulk;

/// <summary>The values of the row that a driver stands on, by their places from 0: the counterpart of <see cref="IBulkValues"/>, without a box, a parameter or a tracked entity in between.</summary>
internal interface IRowValues
{
    /// <summary>True when there is no value.</summary>
    bool IsNull(int place);

    /// <summary>A whole number.</summary>
    long Number(int place);

    /// <summary>A truth value.</summary>
    bool Flag(int place);

    /// <summary>A number with a fraction.</summary>
    double Fraction(int place);

    /// <summary>A text.</summary>
    string Text(int place);

    /// <summary>Bytes.</summary>
    byte[] Bytes(int place);

    /// <summary>An id.</summary>
    Guid Id(int place);
}
