namespace IdentityHub.Cli.Match.Reading;

/// <summary>How the reader uses a column.</summary>
internal enum ColumnUse
{
    /// <summary>Not at all.</summary>
    Ignored,

    /// <summary>As an attribute of the record.</summary>
    Attribute,

    /// <summary>As the record's id.</summary>
    Id,

    /// <summary>As the name of the system it comes from.</summary>
    Source,

    /// <summary>As the number of the true entity, for counting only.</summary>
    Truth,

    /// <summary>As the day of birth; day, month and year apart are joined.</summary>
    BirthDay,

    /// <summary>As the month of birth.</summary>
    BirthMonth,

    /// <summary>As the year of birth.</summary>
    BirthYear,
}
