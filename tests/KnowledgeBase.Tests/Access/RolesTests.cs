using KnowledgeBase.Access;

namespace KnowledgeBase.Tests.Access;

public sealed class RolesTests
{
    [Theory]
    [InlineData(Role.Reader, new[] { Permission.Ask })]
    [InlineData(Role.Recorder, new[] { Permission.Ask, Permission.Record })]
    [InlineData(Role.Auditor, new[] { Permission.Ask, Permission.Inspect })]
    [InlineData(Role.Admin, new[] { Permission.Ask, Permission.Record, Permission.Inspect, Permission.Administer })]
    public void Each_role_may_do_its_own(Role role, Permission[] permissions) =>
        Enum.GetValues<Permission>().Where(permission => role.May(permission)).ShouldBe(permissions);

    [Fact]
    public void A_role_that_is_none_may_do_nothing_and_what_is_no_permission_nobody_may()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ((Role)9).May(Permission.Ask));
        Enum.GetValues<Role>().ShouldAllBe(role => !role.May((Permission)9));
    }

    [Fact]
    public void Every_role_has_a_word_that_finds_it()
    {
        Roles.Words.ShouldBe(["reader", "recorder", "auditor", "admin"]);
        Enum.GetValues<Role>().ShouldAllBe(role => Roles.Find(role.Word()) == role);
        foreach (var word in new[] { "", "Reader", "0", "owner" }) Roles.Find(word).ShouldBeNull(word);
    }
}
