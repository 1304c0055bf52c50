using System;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.StandIns.Tests.Surface;

public class XrmSdkIdentityTests
{
    [Test]
    public void The_stand_in_carries_the_genuine_identity_so_that_a_plug_in_built_with_it_loads_in_the_platform()
    {
        var name = typeof(IPlugin).Assembly.GetName();

        Assert.Multiple(() =>
        {
            Assert.That(name.Name, Is.EqualTo("Microsoft.Xrm.Sdk"));
            Assert.That(name.Version, Is.EqualTo(new Version(9, 0, 0, 0)));
            Assert.That(
                string.Concat(name.GetPublicKeyToken()!.Select(b => b.ToString("x2", CultureInfo.InvariantCulture))),
                Is.EqualTo("31bf3856ad364e35"));
        });
    }

    [Test]
    public void What_is_compiled_against_the_stand_in_refers_to_the_genuine_identity()
    {
        var reference = typeof(XrmSdkIdentityTests).Assembly.GetReferencedAssemblies().Single(a => a.Name == "Microsoft.Xrm.Sdk");

        Assert.That(reference.FullName, Is.EqualTo("Microsoft.Xrm.Sdk, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35"));
    }
}
