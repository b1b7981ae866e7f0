// Kubernetes' typed clients and listers, as far as they give what comes and goes: pods and jobs, of another name after each rollout.
import type { Library, TypeEntry } from '../../schema.ts';
import { giving, perEntity, perEntityCall } from '../rows.ts';

const language = 'go';

/** A pod is another one, of another name, after each rollout and each restart of its node; so is each job's. */
const shortLived = (what: string): TypeEntry => ({
  members: {
    GetName: perEntityCall(`the name of a ${what}`),
    GetUID: perEntityCall(`the uid of a ${what}`, 'k8s.io/apimachinery/pkg/types#UID'),
    Name: perEntity(`the name of a ${what}`),
    UID: perEntity(`the uid of a ${what}`),
  },
});

/** An API group's objects, its typed client, and its listers: `Pod`, `PodList`, `PodInterface`, `PodLister`. */
const group = (name: string, client: string, kind: string): readonly Library[] => {
  const object = `k8s.io/api/${name}#${kind}`;
  const list = `k8s.io/api/${name}#${kind}List`;
  const items = `k8s.io/api/${name}#${kind} items`;
  const plural = `${kind}s`;
  const members = { [plural]: giving(`${kind}Interface`) };
  return [
    {
      language,
      packages: [`k8s.io/api/${name}`],
      version: 'v0.34.0',
      source: `${name}/types.go; ObjectMeta in apimachinery, meta/v1/types.go`,
      types: {
        [kind]: shortLived(kind.toLowerCase()),
        [`${kind}List`]: { members: { Items: { type: `${kind} items` } } },
        [`${kind} items`]: { elements: kind },
      },
    },
    {
      language,
      packages: [`k8s.io/client-go/kubernetes/typed/${name}`],
      version: 'v0.37.2',
      source: `kubernetes/typed/${name}/${name.replace('/', '_')}_client.go, ${kind.toLowerCase()}.go`,
      types: {
        [`${client}Client`]: { members },
        [`${client}Interface`]: { members },
        [`${kind}Interface`]: {
          members: { Get: giving([object, 'error']), List: giving([list, 'error']) },
        },
      },
    },
    {
      language,
      packages: [`k8s.io/client-go/listers/${name}`],
      version: 'v0.37.2',
      source: `listers/${name}/${kind.toLowerCase()}.go`,
      types: {
        [`${kind}Lister`]: {
          members: { List: giving([items, 'error']), [plural]: giving(`${kind}NamespaceLister`) },
        },
        [`${kind}NamespaceLister`]: {
          members: { Get: giving([object, 'error']), List: giving([items, 'error']) },
        },
      },
    },
  ];
};

export const kubernetesObjects: readonly Library[] = [
  ...group('core/v1', 'CoreV1', 'Pod'),
  ...group('batch/v1', 'BatchV1', 'Job'),
  {
    language,
    packages: ['k8s.io/apimachinery/pkg/types'],
    version: 'v0.37.2',
    source: 'pkg/types/uid.go (a string)',
    types: { UID: {} },
  },
];
