// Every test gets a platform of its own.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
