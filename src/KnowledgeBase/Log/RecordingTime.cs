namespace KnowledgeBase.Log;

/// <summary>The recording time's rules: UTC, whole microseconds, strictly increasing per append whatever the clock does.</summary>
internal static class RecordingTime
{
    /// <summary>The clock, or one microsecond after the last append where the clock is not later than that.</summary>
    public static DateTimeOffset Next(LogHead head, DateTimeOffset now)
    {
        var whole = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return head.Timestamp is { } last && last >= whole ? last.AddTicks(TimeSpan.TicksPerMicrosecond) : whole;
    }

    /// <summary>
    /// Refuses an instant that is yet to come. The archive's last timestamp counts as past even where the clock has gone back:
    /// no later append can fall before it.
    /// </summary>
    public static void RefuseFuture(DateTimeOffset instant, LogHead head, DateTimeOffset now)
    {
        if (instant > now && !(instant <= head.Timestamp))
        {
            throw new FutureInstantException(instant, now);
        }
    }
}
