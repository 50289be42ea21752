using System.Reflection;
using System.Reflection.Emit;
using KnowledgeBase.Events;

namespace KnowledgeBase.Tests;

/// <summary>
/// The meaning of the archive depends on no infrastructure and reads no clock. Checked in the compiled code: every type in a
/// signature, and every type, method and field that an instruction names.
/// </summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Pure = ["KnowledgeBase.Time", "KnowledgeBase.Events", "KnowledgeBase.Claims"];

    private static readonly string[] Forbidden =
    [
        "Npgsql", "MediatR", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.Net",
        // By their first letters: File, FileInfo, FileStream …
        "System.IO.File", "System.IO.Directory", "System.IO.Drive", "System.IO.Path", "System.IO.StreamReader", "System.IO.StreamWriter",
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Random", "System.Security.Cryptography.RandomNumberGenerator",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Environment.get_TickCount", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
    ];

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    [Fact]
    public void Time_events_and_claims_depend_on_no_infrastructure_and_read_no_clock()
    {
        var types = typeof(Event).Assembly.GetTypes().Where(type => Pure.Contains(type.Namespace)).ToList();

        types.Count.ShouldBeGreaterThan(100);
        types.SelectMany(Violations).Distinct().Order().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ReadsTheClock", "System.DateTime.get_UtcNow")]
    [InlineData("ReadsTheClockInALambda", "System.DateTimeOffset.get_Now")]
    [InlineData("ReadsTheClockLater", "System.DateTimeOffset.get_UtcNow")]
    [InlineData("TakesATimeProvider", "System.TimeProvider")]
    [InlineData("MakesAnId", "System.Guid.NewGuid")]
    [InlineData("ReadsAFile", "System.IO.File.ReadAllText")]
    [InlineData("HoldsManyClients", "System.Net.Http.HttpClient")]
    [InlineData("Rolls", "System.Random")]
    public void What_is_forbidden_is_found(string member, string found)
    {
        Violations(typeof(Offender)).Concat(typeof(Offender).GetNestedTypes(BindingFlags.NonPublic).SelectMany(Violations))
            .ShouldContain(violation => violation.Contains(member) && violation.Contains($"uses {found}"));
    }

    private static IEnumerable<string> Violations(Type type) =>
        from use in Uses(type)
        from name in Names(use.Used)
        where Forbidden.Any(forbidden => name.StartsWith(forbidden, StringComparison.Ordinal))
        select $"{type.FullName}.{use.Member} uses {name}";

    private static IEnumerable<(string Member, MemberInfo? Used)> Uses(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var used in type.GetInterfaces().Append(type.BaseType)) yield return ("", used);
        foreach (var field in type.GetFields(all)) yield return (field.Name, field.FieldType);
        foreach (var method in type.GetMethods(all).Concat<MethodBase>(type.GetConstructors(all)))
        {
            foreach (var used in Used(method)) yield return (method.Name, used);
        }
    }

    private static IEnumerable<MemberInfo?> Used(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        (method as MethodInfo)?.ReturnType,
        .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        .. Named(method),
    ];

    /// <summary>What the instructions of a method name.</summary>
    private static IEnumerable<MemberInfo?> Named(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = OpCodesByValue[il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return method.Module.ResolveMember(
                    BitConverter.ToInt32(il, at),
                    method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                    method.IsGenericMethod ? method.GetGenericArguments() : null);
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    /// <summary>The full names of a member, of its type, and of all that these are made of.</summary>
    private static IEnumerable<string> Names(MemberInfo? member) => member switch
    {
        null => [],
        Type { HasElementType: true } type => Names(type.GetElementType()),
        Type { IsGenericType: true, IsGenericTypeDefinition: false } type => Names(type.GetGenericTypeDefinition()).Concat(type.GetGenericArguments().SelectMany(Names)),
        Type type => [type.FullName ?? type.Name],
        _ => Names(member.DeclaringType).Append($"{member.DeclaringType?.FullName}.{member.Name}")
            .Concat(member is MethodInfo { IsGenericMethod: true } method ? method.GetGenericArguments().SelectMany(Names) : []),
    };

    // Does everything that is forbidden, so that the check is seen to find it.
    private sealed class Offender
    {
        public List<HttpClient[]> HoldsManyClients = [];

        public static DateTime ReadsTheClock() => DateTime.UtcNow;

        public static Func<DateTimeOffset> ReadsTheClockInALambda() => () => DateTimeOffset.Now;

        public static IEnumerable<DateTimeOffset> ReadsTheClockLater()
        {
            yield return DateTimeOffset.UtcNow;
        }

        public static string TakesATimeProvider(TimeProvider? clock) => $"{clock}";

        public static Guid MakesAnId() => Guid.NewGuid();

        public static string ReadsAFile(string path) => File.ReadAllText(path);

        public static object Rolls() => new Random(1);
    }
}
