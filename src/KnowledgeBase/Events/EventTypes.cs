using System.Collections.Frozen;
using System.Reflection;

namespace KnowledgeBase.Events;

/// <summary>One kind of event: its name, the current version of its shape, and the record type that holds it.</summary>
/// <param name="Name">Without version: <c>zone.established</c>.</param>
/// <param name="Version">From 1.</param>
/// <param name="Clr">The record type.</param>
public sealed record EventType(string Name, int Version, Type Clr)
{
    /// <summary>The name as stored: <c>zone.established</c>, <c>incident.occurred.v2</c>.</summary>
    public string StoredName => EventTypes.StoredName(Name, Version);

    /// <summary>The record type's name as the log notes it.</summary>
    internal string DotNetName { get; } = $"{Clr.FullName}, {Clr.Assembly.GetName().Name}";

    /// <summary>The kind of stream it stands on; null where it may stand on any.</summary>
    public string? StreamKind => Name.Split('.')[0] is var kind && kind is not ("thing" or "record") ? kind : null;

    /// <summary>True when it registers a thing.</summary>
    public bool IsRegistration => Clr.IsAssignableTo(typeof(IRegistration));
}

/// <summary>Every kind of event, by stored name. Unknown names are an error that says which.</summary>
public static class EventTypes
{
    /// <summary>All of them, ordered by name.</summary>
    public static readonly IReadOnlyList<EventType> All =
    [
        .. typeof(EventTypes).Assembly.GetTypes()
            .Select(type => (type, stored: type.GetCustomAttribute<StoredAttribute>()))
            .Where(pair => pair.stored is not null)
            .Select(pair => new EventType(pair.stored!.Name, pair.stored.Version, pair.type))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, EventType> ByName = All.ToFrozenDictionary(type => type.Name);
    private static readonly FrozenDictionary<Type, EventType> ByClr = All.ToFrozenDictionary(type => type.Clr);

    /// <summary>The kinds of things that can be registered, and statements, which exist by being made.</summary>
    public static readonly IReadOnlyList<string> StreamKinds = [.. All.Select(type => type.StreamKind).OfType<string>().Distinct()];

    /// <summary>The type of a record.</summary>
    public static EventType Of(Event content) => ByClr[content.GetType()];

    /// <summary>The type by its name without version, or null.</summary>
    public static EventType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The type and the version of a stored name, or null when this program does not know it.</summary>
    public static (EventType Type, int Version)? FindStored(string storedName)
    {
        var (name, version) = (storedName, 1);
        if (storedName.LastIndexOf(".v", StringComparison.Ordinal) is > 0 and var at
            && int.TryParse(storedName.AsSpan(at + 2), out var number) && number > 1 && storedName == StoredName(storedName[..at], number))
        {
            (name, version) = (storedName[..at], number);
        }

        return Find(name) is { } type && version <= type.Version ? (type, version) : null;
    }

    /// <summary>What to say of a name that is none, for messages.</summary>
    internal static string Unknown(string name) => $"there is no event type '{name}'.{Nearest.Hint(name, All.Select(known => known.Name))}";

    internal static string StoredName(string name, int version) => version == 1 ? name : $"{name}.v{version}";
}
