namespace KnowledgeBase.Access;

/// <summary>What somebody is to the archives; what each may do is <see cref="Roles.May"/>.</summary>
public enum Role
{
    /// <summary>Asks.</summary>
    Reader,

    /// <summary>Asks, and puts records into the archives.</summary>
    Recorder,

    /// <summary>Asks, and looks at how the archives are kept; writes nothing.</summary>
    Auditor,

    /// <summary>May do everything.</summary>
    Admin,
}

/// <summary>What can be allowed.</summary>
public enum Permission
{
    /// <summary>Every question, search and export, of any vantage, and the list of archives.</summary>
    Ask,

    /// <summary>To record, import, reconcile, correct, retract and deprecate, dry runs included.</summary>
    Record,

    /// <summary>The state of the read model, its check against the log, and the list of tokens. Nothing is changed by it.</summary>
    Inspect,

    /// <summary>To rebuild the read model, to catch up with Marten applications, to create and drop archives, to make and revoke tokens.</summary>
    Administer,
}

/// <summary>Roles, what they may do, and their words.</summary>
public static class Roles
{
    /// <summary>The words of the roles: <c>reader</c>, <c>recorder</c>, <c>auditor</c>, <c>admin</c>.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<Role>().Select(Word)];

    /// <summary>Whether a role has a permission.</summary>
    public static bool May(this Role role, Permission permission) => role switch
    {
        Role.Reader => permission is Permission.Ask,
        Role.Recorder => permission is Permission.Ask or Permission.Record,
        Role.Auditor => permission is Permission.Ask or Permission.Inspect,
        Role.Admin => Enum.IsDefined(permission),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>The word of a role, as it is written, stored and shown.</summary>
    public static string Word(this Role role) => role switch
    {
        Role.Reader => "reader",
        Role.Recorder => "recorder",
        Role.Auditor => "auditor",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>The role of a word; null when there is none.</summary>
    public static Role? Find(string word) =>
        Enum.GetValues<Role>().Where(role => role.Word() == word).Select(role => (Role?)role).FirstOrDefault();
}
