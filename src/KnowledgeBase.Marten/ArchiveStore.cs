using System.Text.Json;
using System.Text.Json.Serialization;
using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using KnowledgeBase.Events;
using Marten;
using Marten.Services;
using Marten.Services.Json.Transformations;
using Weasel.Core;

namespace KnowledgeBase.Marten;

/// <summary>How a Marten store must be set to share the tables of archives.</summary>
public static class ArchiveStore
{
    /// <summary>The schema of the tables.</summary>
    public const string Schema = "kb";

    /// <summary>
    /// Sets a store up to read and append the events of archives: an archive is a tenant, a thing (<c>zone/idlib</c>) is a stream, and
    /// events are the records of <see cref="EventTypes"/>. What is appended is checked to be well-formed and gets the id that belongs to
    /// its record. Tables are never made or changed: see docs/marten.md on the store's own documents.
    /// </summary>
    public static StoreOptions UseArchives(this StoreOptions options)
    {
        UseTables(options);
        options.Serializer(Serializer());
        foreach (var type in EventTypes.All)
        {
            options.Events.MapEventType(type.Clr, type.StoredName);
            for (var version = 1; version < type.Version; version++) options.Events.Upcast(type.Clr, EventTypes.StoredName(type.Name, version), FromVersion(type, version));
        }

        options.Listeners.Add(new RecordsOnly());
        return options;
    }

    /// <summary>The tables as the migration makes them. Any other setting would have Marten change them, or fail.</summary>
    internal static void UseTables(StoreOptions options)
    {
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Events.DatabaseSchemaName = Schema;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.AppendMode = EventAppendMode.Rich;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.Events.MetadataConfig.UserNameEnabled = true;
    }

    /// <summary>Marten's serializer with the options of <see cref="EventJson"/>.</summary>
    internal static SystemTextJsonSerializer Serializer(params JsonConverter[] converters)
    {
        var serializer = new SystemTextJsonSerializer(EventJson.Options) { EnumStorage = EnumStorage.AsString, Casing = Casing.CamelCase };
        // Setting the two has put a converter of Marten's in the place of ours.
        serializer.Configure(options =>
        {
            options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            foreach (var converter in converters) options.Converters.Insert(0, converter);
        });
        return serializer;
    }

    private static JsonTransformation FromVersion(EventType type, int version) => new(
        (serializer, row, column) => EventJson.FromJson(type, Upcasters.Upcast(type, version, serializer.FromJson<System.Text.Json.Nodes.JsonObject>(row, column))));
}
