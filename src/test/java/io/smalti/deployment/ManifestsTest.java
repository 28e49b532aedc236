package io.smalti.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A typing error in a manifest is found here, not by a cluster. */
class ManifestsTest {
    private static final Path ROOT = Path.of("k8s");
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    static List<Path> manifests() throws IOException {
        return files("yaml").filter(file -> !isKustomization(file)).toList();
    }

    static List<Path> kustomizations() throws IOException {
        return files("yaml").filter(ManifestsTest::isKustomization).toList();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void hasKnownFieldsOnly(Path manifest) throws Exception {
        Object resource = YAML.unmarshal(Files.readString(manifest));
        assertThat(resource).isInstanceOf(HasMetadata.class).isNotInstanceOf(GenericKubernetesResource.class);
        assertThat(UnknownFields.of(resource)).isEmpty();
    }

    @Test
    void findsATypingError() throws Exception {
        Object resource = YAML.unmarshal(
                Files.readString(ROOT.resolve("base/deployment.yaml")).replace("readinessProbe", "readynessProbe"));
        assertThat(UnknownFields.of(resource)).singleElement().asString().endsWith("readynessProbe");
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    @SuppressWarnings("unchecked")
    void namesFilesThatExist(Path kustomization) throws IOException {
        Map<String, Object> content = YAML.unmarshal(Files.readString(kustomization), Map.class);
        var folder = kustomization.getParent();
        var resources = (List<String>) content.getOrDefault("resources", List.of());
        var patches = (List<Map<String, String>>) content.getOrDefault("patches", List.of());
        var maps = (List<Map<String, List<String>>>) content.getOrDefault("configMapGenerator", List.of());
        var named = Stream.of(
                        resources.stream(),
                        patches.stream().map(patch -> patch.get("path")),
                        maps.stream().flatMap(map -> map.getOrDefault("envs", List.of()).stream()))
                .flatMap(names -> names)
                .map(folder::resolve);
        assertThat(named).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void runsWithoutPrivileges() throws IOException {
        Deployment deployment =
                YAML.unmarshal(Files.readString(ROOT.resolve("base/deployment.yaml")), Deployment.class);
        var pod = deployment.getSpec().getTemplate().getSpec();
        var container = pod.getContainers().getFirst();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
    }

    @Test
    void containsNoSecrets() throws IOException {
        for (var manifest : manifests()) {
            Object resource = YAML.unmarshal(Files.readString(manifest));
            assertThat(((HasMetadata) resource).getKind()).isNotEqualTo("Secret");
        }
        try (var settings = files("env")) {
            assertThat(settings.flatMap(ManifestsTest::lines))
                    .noneMatch(line -> line.matches("(?i).*(password|secret).*"));
        }
    }

    private static boolean isKustomization(Path file) {
        return file.endsWith("kustomization.yaml");
    }

    private static Stream<Path> files(String extension) throws IOException {
        return Files.walk(ROOT).filter(file -> file.toString().endsWith("." + extension));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
