using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.StandIns.Tests.Surface;

public class XrmSdkSurfaceTests
{
    private const string HowToMend =
        "Change the stand-in (eng/StandIns/Microsoft.Xrm.Sdk) so that it matches eng/StandIns/genuine-surface.txt, make the member internal,"
        + " or, if the genuine assembly has it and the list does not, add its line to the list:\n";

    [Test]
    public void The_stand_in_offers_nothing_the_genuine_assembly_does_not()
    {
        var genuine = GenuineSurface.Read();
        var strangers = PublicSurface.Of(typeof(IPlugin).Assembly)
            .SelectMany(type => genuine.TryGetValue(type.Name, out var same) ? Differences(type, same) : new[] { $"{type.Name}: no such type" })
            .ToList();

        Assert.That(strangers, Is.Empty, HowToMend + string.Join("\n", strangers));
    }

    [Test]
    public void Every_constant_of_an_enum_is_there_because_values_are_stored_as_numbers()
    {
        var genuine = GenuineSurface.Read();
        var lacking = PublicSurface.Of(typeof(IPlugin).Assembly)
            .Where(type => type.Kind == "enum")
            .SelectMany(type => genuine[type.Name].Members.Except(type.Members).Select(member => type.Name + ": lacks " + member))
            .ToList();

        Assert.That(lacking, Is.Empty, HowToMend + string.Join("\n", lacking));
    }

    [Test]
    public void An_interface_is_complete_because_whoever_implements_it_must_implement_all_of_it()
    {
        var genuine = GenuineSurface.Read();
        var lacking = PublicSurface.Of(typeof(IPlugin).Assembly)
            .Where(type => type.Kind == "interface")
            .SelectMany(type => genuine[type.Name].Members.Except(type.Members).Select(member => type.Name + ": lacks " + member))
            .ToList();

        Assert.That(lacking, Is.Empty, HowToMend + string.Join("\n", lacking));
    }

    [Test]
    public void The_list_names_only_types_the_stand_in_has()
    {
        var offered = PublicSurface.Of(typeof(IPlugin).Assembly).Select(type => type.Name);

        Assert.That(GenuineSurface.Read().Keys.Except(offered), Is.Empty, "Take these types out of eng/StandIns/genuine-surface.txt; they are stood in for no longer.");
    }

    [Test]
    public void A_difference_is_noticed_whatever_it_is()
    {
        var genuine = new SurfaceType("N.T", "class", "object", new[] { "I" }, new[] { "Id: Guid get set" });

        Assert.Multiple(() =>
        {
            Assert.That(Differences(new("N.T", "class", "object", Array.Empty<string>(), Array.Empty<string>()), genuine), Is.Empty, "less is allowed");
            Assert.That(Differences(new("N.T", "sealed class", "object", new[] { "I" }, genuine.Members), genuine), Has.Exactly(1).Contains("sealed class"));
            Assert.That(Differences(new("N.T", "class", "Exception", new[] { "I" }, genuine.Members), genuine), Has.Exactly(1).Contains("Exception"));
            Assert.That(Differences(new("N.T", "class", "object", new[] { "J" }, genuine.Members), genuine), Has.Exactly(1).Contains("J"));
            Assert.That(Differences(new("N.T", "class", "object", new[] { "I" }, new[] { "Id: string get set" }), genuine), Has.Exactly(1).Contains("Id: string get set"));
        });
    }

    private static IEnumerable<string> Differences(SurfaceType offered, SurfaceType genuine)
    {
        if (offered.Kind != genuine.Kind)
            yield return $"{offered.Name}: is a {offered.Kind}, should be a {genuine.Kind}";
        if (offered.Parent != genuine.Parent)
            yield return $"{offered.Name}: derives from {offered.Parent}, should derive from {genuine.Parent}";
        foreach (var stranger in offered.Interfaces.Except(genuine.Interfaces))
            yield return $"{offered.Name}: implements {stranger}";
        foreach (var stranger in offered.Members.Except(genuine.Members))
            yield return $"{offered.Name}: {stranger}";
    }
}
