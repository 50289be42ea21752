using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KnowledgeBase.Events;

/// <summary>One field of an event type, or of an object within one, as the record types declare it.</summary>
/// <param name="Name">As in JSON.</param>
/// <param name="Type">The type of the value, or of the items of a list; never nullable.</param>
/// <param name="IsList">Whether the value is a list of them.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Property">The property that holds it.</param>
public sealed record EventField(string Name, Type Type, bool IsList, bool Required, PropertyInfo Property)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<EventField>> Known = new();
    private static readonly ConcurrentDictionary<Type, FrozenDictionary<string, EventField>> Named = new();

    /// <summary>The kinds of things that it may refer to (any when empty); null when it is no reference.</summary>
    public IReadOnlyList<string>? RefKinds { get; } = Property.GetCustomAttribute<RefAttribute>()?.Kinds;

    /// <summary>Whether it is the id of a record, or a key.</summary>
    public bool IsRecordId { get; } = Property.IsDefined(typeof(RecordIdAttribute));

    /// <summary>Whether it is a short lower-case word.</summary>
    public bool IsSlug { get; } = Property.IsDefined(typeof(SlugAttribute));

    /// <summary>Whether null says that it is not there; a plain flag or word can't say so.</summary>
    public bool Nullable { get; } = !Property.PropertyType.IsValueType || System.Nullable.GetUnderlyingType(Property.PropertyType) is not null;

    /// <summary>The longest text, in characters.</summary>
    public int MaxLength { get; } = Property.GetCustomAttribute<MaxLengthAttribute>()?.Length ?? 20_000;

    /// <summary>The fields of a record type, base fields first.</summary>
    public static IReadOnlyList<EventField> Of(Type type) => Known.GetOrAdd(type, static type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .OrderBy(property => Depth(property.DeclaringType!))
            .Select(Describe),
    ]);

    /// <summary>A field of a record type, by its name in JSON; null when there is none.</summary>
    public static EventField? Find(Type type, string name) => Named.GetOrAdd(type, static type => Of(type).ToFrozenDictionary(field => field.Name, StringComparer.Ordinal)).GetValueOrDefault(name);

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    private static EventField Describe(PropertyInfo property)
    {
        var type = System.Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        return new EventField(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            isList ? type.GetGenericArguments()[0] : type,
            isList,
            property.IsDefined(typeof(RequiredMemberAttribute)),
            property);
    }
}
